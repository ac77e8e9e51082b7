//! The record of one report, as `static/record.schema.json` describes it key by key.

use serde::Serialize;

use crate::analysis::{
    Level, MeetingKind, Modality, OrganClass, Role, RoleDetail, Rule, SpanKind, Status, Subject, Theme,
};
use crate::document::PressRole;
use crate::intake::Format;
use crate::note::Severity;
use crate::repair::{EditKind, EditState};

/// The version of the schema; grows with every change of the keys.
pub const SCHEMA_VERSION: &str = "2.0";

/// `[start, end)` in Unicode scalars of the record's `clean`.
pub type Place = [u32; 2];

macro_rules! records {
    ($($(#[$doc:meta])+ $name:ident { $($(#[$field_doc:meta])+ $field:ident: $type:ty,)+ })+) => {$(
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, Serialize)]
        pub struct $name { $($(#[$field_doc])+ pub $field: $type,)+ }
    )+};
}

records! {
    /// One report.
    Record {
        /// [`SCHEMA_VERSION`].
        schema_version: &'static str,
        /// Base name of the file or archive entry.
        file: String,
        /// Path.
        path: String,
        /// Which report of its text, from 1.
        part: u32,
        /// How many reports the text holds.
        parts: u32,
        /// Of the file's bytes.
        sha256: String,
        /// Format the text came out of.
        format: Format,
        /// Encoding.
        encoding: EncodingRecord,
        /// What the strings of this record are written in.
        variant: &'static str,
        /// `Hans` or `Hant`.
        script: &'static str,
        /// Finer.
        script_detail: &'static str,
        /// Kinds of noise by the ids of the gold.
        noise: Vec<&'static str>,
        /// Finer, with counts.
        noise_detail: Vec<NoiseRecord>,
        /// Title.
        title: Option<String>,
        /// Line above the title.
        kicker: Option<String>,
        /// Lines below the title.
        subtitles: Vec<String>,
        /// `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`.
        published: Option<String>,
        /// Issuing outlet.
        source: Option<String>,
        /// Where head matter and meeting stand.
        places: PlacesRecord,
        /// What marks a paper that orders by itself.
        notice: NoticeRecord,
        /// Press.
        press: Vec<PressRecord>,
        /// The meeting.
        meeting: MeetingRecord,
        /// More of the meeting.
        meeting_detail: MeetingDetailRecord,
        /// Officials, in order of first appearance.
        officials: Vec<OfficialRecord>,
        /// Names of persons who are no officials: press and others.
        not_officials: Vec<String>,
        /// The others, with their places.
        others: Vec<PersonRecord>,
        /// Directives, in text order.
        directives: Vec<DirectiveRecord>,
        /// Sentences that allow something.
        permissions: Vec<PermissionRecord>,
        /// Lines of site chrome.
        boilerplate: Vec<String>,
        /// The text that spans count in.
        clean: String,
        /// Repairs.
        edits: Vec<EditRecord>,
        /// What the reader should know.
        notes: Vec<NoteRecord>,
    }

    /// How the bytes were decoded.
    EncodingRecord {
        /// Name by the WHATWG Encoding Standard.
        name: &'static str,
        /// Whether a byte order mark said so.
        bom: bool,
        /// How sure.
        confidence: f64,
        /// Others that come near.
        rivals: Vec<&'static str>,
    }

    /// How much there was of one kind of noise.
    NoiseRecord {
        /// Kind of edit, `mechanical-script` or `site-chrome`.
        kind: &'static str,
        /// How many places.
        count: usize,
    }

    /// Where head matter and meeting stand; empty where the container said so.
    PlacesRecord {
        /// Title.
        title: Vec<Place>,
        /// Kicker.
        kicker: Vec<Place>,
        /// Subtitles.
        subtitles: Vec<Place>,
        /// Date of publication.
        published: Vec<Place>,
        /// Outlet.
        source: Vec<Place>,
        /// Name of the meeting.
        meeting: Vec<Place>,
        /// Its dates.
        dates: Vec<Place>,
        /// Its number.
        ordinal: Vec<Place>,
        /// Its place.
        jurisdiction: Vec<Place>,
    }

    /// What marks a paper that orders by itself.
    NoticeRecord {
        /// Its number.
        number: Option<WordRecord>,
        /// To whom it is addressed.
        addressee: Option<WordRecord>,
        /// Who signed it.
        signature: Option<WordRecord>,
        /// The day under the signature.
        signed_on: Option<WordRecord>,
        /// From when it is in force.
        in_force: Option<WordRecord>,
        /// Who gets a copy.
        copies: Option<WordRecord>,
    }

    /// A member of the press.
    PressRecord {
        /// Name.
        name: String,
        /// Role.
        role: PressRole,
        /// Every place of the name.
        spans: Vec<Place>,
    }

    /// The meeting.
    MeetingRecord {
        /// Name.
        name: Option<String>,
        /// Days: `YYYY-MM-DD` or `--MM-DD`.
        dates: Vec<String>,
        /// Serial number.
        ordinal: Option<u32>,
        /// The place whose organs meet.
        jurisdiction: Option<String>,
    }

    /// More of the meeting than the gold schema asks for.
    MeetingDetailRecord {
        /// Its names, those that 暨 joins apart.
        names: Vec<String>,
        /// Its kind.
        kind: Option<MeetingKind>,
        /// The divisions that its jurisdiction may be, those above first.
        divisions: Vec<String>,
        /// Where it was held.
        venue: Option<WordRecord>,
        /// Its sites, if it was held by video: the clauses that tell of them, or their names.
        sites: Vec<WordRecord>,
        /// Meetings of others that were watched.
        watched: Vec<WordRecord>,
        /// What of others was conveyed: their meetings, and what they said or wrote.
        conveyed: Vec<WordRecord>,
    }

    /// An official.
    OfficialRecord {
        /// Name.
        name: String,
        /// Posts as printed.
        titles: Vec<String>,
        /// Parts at the meeting.
        roles: Vec<Role>,
        /// Uses of the full name.
        mentions: usize,
        /// Places of the full name.
        spans: Vec<Place>,
        /// Short forms.
        aliases: Vec<AliasRecord>,
        /// Posts with their places.
        title_detail: Vec<TitleRecord>,
        /// Roles with their proof.
        role_detail: Vec<RoleRecord>,
        /// Place in the list of those present, from 1.
        list_order: Option<u32>,
        /// Present by video.
        by_video: bool,
        /// Why the name is a name.
        #[serde(flatten)]
        proof: Proof,
    }

    /// Standing and proof of a finding.
    Proof {
        /// Undecided, confirmed or made by the reader.
        status: Status,
        /// How sure.
        confidence: f64,
        /// Why.
        evidence: EvidenceRecord,
    }

    /// Why something was found.
    EvidenceRecord {
        /// The rule.
        rule: Rule,
        /// The words that prove it.
        text: Option<String>,
        /// Where they stand.
        spans: Vec<Place>,
    }

    /// A short form of a name.
    AliasRecord {
        /// As printed.
        text: String,
        /// Every place.
        spans: Vec<Place>,
        /// Why it means this person.
        #[serde(flatten)]
        proof: Proof,
    }

    /// A post.
    TitleRecord {
        /// As printed.
        text: String,
        /// Every place.
        spans: Vec<Place>,
        /// The organ named in it.
        organ: Option<String>,
        /// The kind of organ.
        class: Option<OrganClass>,
        /// Its level.
        level: Option<Level>,
        /// Why it is this person's.
        #[serde(flatten)]
        proof: Proof,
    }

    /// A role.
    RoleRecord {
        /// Which.
        role: Role,
        /// Finer.
        detail: Option<RoleDetail>,
        /// Why.
        #[serde(flatten)]
        proof: Proof,
    }

    /// A person who is no official.
    PersonRecord {
        /// Name.
        name: String,
        /// Every place.
        spans: Vec<Place>,
    }

    /// A directive.
    DirectiveRecord {
        /// The sentence without its lead-in.
        text: String,
        /// Who gives it.
        speaker: String,
        /// Reporting verb.
        verb: Option<String>,
        /// Modality.
        modality: Modality,
        /// Themes of the gold.
        themes: Vec<Theme>,
        /// General subjects.
        subjects: Vec<Subject>,
        /// Only leads a bundle.
        heading: bool,
        /// Index of the heading it hangs under.
        bundle: Option<u32>,
        /// Where.
        spans: Vec<Place>,
        /// The word of obligation.
        deontic: Option<WordRecord>,
        /// 1 to 5.
        force: u8,
        /// What it asks for and forbids.
        acts: Vec<ActRecord>,
        /// Why.
        #[serde(flatten)]
        proof: Proof,
    }

    /// A word and where it stands.
    WordRecord {
        /// As printed.
        text: String,
        /// Where.
        spans: Vec<Place>,
    }

    /// One thing that a directive asks for or forbids.
    ActRecord {
        /// Its clauses.
        text: String,
        /// Where.
        spans: Vec<Place>,
        /// What shall be done, or not be done.
        words: WordRecord,
        /// Whether it forbids.
        forbids: bool,
        /// The word of obligation.
        deontic: Option<WordRecord>,
        /// Addressee, action and the like.
        parts: Vec<PartRecord>,
        /// By when.
        deadline: Option<DeadlineRecord>,
    }

    /// A stretch of an act.
    PartRecord {
        /// What it is.
        kind: SpanKind,
        /// As printed.
        text: String,
        /// Where.
        spans: Vec<Place>,
    }

    /// By when.
    DeadlineRecord {
        /// As printed.
        text: String,
        /// Where.
        spans: Vec<Place>,
        /// The day, where it can be told.
        date: Option<String>,
    }

    /// A sentence that allows something.
    PermissionRecord {
        /// The sentence.
        text: String,
        /// Who gives it.
        speaker: String,
        /// Where.
        spans: Vec<Place>,
        /// The word of permission.
        deontic: Option<WordRecord>,
    }

    /// A repair.
    EditRecord {
        /// Kind of noise it undoes.
        kind: EditKind,
        /// Where, in Unicode scalars of the report's decoded text.
        range: Place,
        /// What stood there.
        before: String,
        /// What stands there now, or could.
        after: String,
        /// How sure.
        confidence: f64,
        /// Applied or offered.
        state: EditState,
        /// Other readings, best first.
        alternatives: Vec<String>,
    }

    /// Something to know.
    NoteRecord {
        /// Code.
        code: &'static str,
        /// How much it matters.
        severity: Severity,
        /// How many.
        count: u32,
        /// Where.
        spans: Vec<Place>,
    }

    /// A file that could not be read.
    FailureRecord {
        /// Base name.
        file: String,
        /// Path.
        path: String,
        /// What happened.
        error: ErrorRecord,
    }

    /// What kept a file from being read.
    ErrorRecord {
        /// Code.
        code: &'static str,
        /// In words.
        message: String,
        /// What to do.
        fix: &'static str,
    }
}
