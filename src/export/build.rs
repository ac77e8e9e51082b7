//! [`ReadReport`] in, [`Record`] out.

use super::noise;
use super::printed::{Printed, number};
use super::record::*;
use crate::analysis::{
    Act, Alias, Deadline, Directive, Evidence, Meeting, Mention, Official, Part, Permission, Role,
    RoleFinding, Speaker, Status, Title,
};
use crate::document::{BlockKind, Head, Press, Sourced};
use crate::intake::Unread;
use crate::note::Note;
use crate::pipeline::ReadReport;
use crate::repair::Edit;
use crate::script::Wording;
use crate::span::{TextRange, Units, slice};

/// The record of a report, in a variant.
#[must_use]
pub fn record(read: &ReadReport, wording: impl Into<Wording>) -> Record {
    let shown = read.shown(wording);
    let at = Printed::new(read, &shown);
    let (origin, head, reading) = (&read.origin, &read.report.head, &read.reading);
    let noise_detail = noise::detail(read);
    let others: Vec<_> = reading.others.iter().map(|p| person(&at, &p.name, &p.spans)).collect();
    let press: Vec<_> = head.press.iter().map(|p| press(&at, p)).collect();
    let meeting = &reading.meeting;
    Record {
        schema_version: SCHEMA_VERSION,
        file: origin.name.clone(),
        path: origin.path.clone(),
        part: origin.part,
        parts: origin.parts,
        sha256: origin.sha256.clone(),
        format: origin.format,
        encoding: encoding(read),
        variant: shown.variant().code(),
        script: read.texts.script.iso(),
        script_detail: read.texts.script.code(),
        noise: noise::ids(&noise_detail),
        noise_detail,
        title: head.title.as_ref().map(|t| at.value(t)),
        kicker: head.kicker.as_ref().map(|t| at.value(t)),
        subtitles: head.subtitles.iter().map(|t| at.value(t)).collect(),
        published: head.published.as_ref().map(|p| p.value.to_string()),
        source: head.source.as_ref().map(|t| at.value(t)),
        places: places(&at, head),
        notice: NoticeRecord {
            number: head.number.map(|range| at.word(range)),
            addressee: head.addressee.map(|range| at.word(range)),
            signature: head.signature.map(|range| at.word(range)),
            signed_on: head.signed_on.map(|range| at.word(range)),
            in_force: head.in_force.map(|range| at.word(range)),
            copies: head.copies.map(|range| at.word(range)),
        },
        not_officials: press.iter().map(|p| &p.name).chain(others.iter().map(|p| &p.name)).cloned().collect(),
        press,
        meeting: MeetingRecord {
            name: meeting.name.as_ref().map(|n| at.value(n)),
            dates: meeting.dates.iter().map(|d| d.value.to_string()).collect(),
            ordinal: meeting.ordinal.as_ref().map(|n| n.value),
            jurisdiction: meeting.jurisdiction.as_ref().map(|j| at.value(j)),
        },
        meeting_detail: meeting_detail(&at, meeting),
        officials: reading.officials.iter().map(|o| official(&at, o)).collect(),
        others,
        directives: reading.directives.iter().map(|d| directive(&at, d)).collect(),
        permissions: reading.permissions.iter().map(|p| permission(&at, p)).collect(),
        boilerplate: boilerplate(&at),
        edits: edits(read),
        notes: read.notes.iter().map(|n| note(&at, n)).collect(),
        clean: shown.text.clone(),
    }
}

/// What stands in the place of a record when a file cannot be read.
#[must_use]
pub fn failure(unread: &Unread, message: String, fix: &'static str) -> FailureRecord {
    FailureRecord {
        file: unread.name.clone(),
        path: unread.path.clone(),
        error: ErrorRecord { code: unread.error.code.code(), message, fix },
    }
}

fn encoding(read: &ReadReport) -> EncodingRecord {
    let guess = &read.origin.encoding;
    EncodingRecord {
        name: guess.encoding.label(),
        bom: guess.bom,
        confidence: number(guess.confidence),
        rivals: guess.rivals.iter().map(|(encoding, _)| encoding.label()).collect(),
    }
}

fn places(at: &Printed, head: &Head) -> PlacesRecord {
    fn of<'s, T: 's>(at: &Printed, values: impl IntoIterator<Item = &'s Sourced<T>>) -> Vec<Place> {
        at.places(values.into_iter().filter_map(|v| v.range))
    }
    let meeting = &at.read.reading.meeting;
    PlacesRecord {
        title: of(at, &head.title),
        kicker: of(at, &head.kicker),
        subtitles: of(at, &head.subtitles),
        published: of(at, &head.published),
        source: of(at, &head.source),
        meeting: of(at, &meeting.name),
        dates: of(at, &meeting.dates),
        ordinal: of(at, &meeting.ordinal),
        jurisdiction: of(at, &meeting.jurisdiction),
    }
}

fn meeting_detail(at: &Printed, meeting: &Meeting) -> MeetingDetailRecord {
    let words = |ranges: &[TextRange]| ranges.iter().map(|range| at.word(*range)).collect();
    let name = meeting.name.as_ref().map(|name| at.value(name)).unwrap_or_default();
    MeetingDetailRecord {
        names: name.split('暨').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        kind: meeting.kind,
        divisions: meeting.divisions.iter().map(|name| at.words(name, &[])).collect(),
        venue: meeting.venue.map(|range| at.word(range)),
        sites: words(&meeting.sites),
        watched: words(&meeting.watched),
        conveyed: words(&meeting.conveyed),
    }
}

fn press(at: &Printed, press: &Press) -> PressRecord {
    let PersonRecord { name, spans } = person(at, &press.name, &press.spans);
    PressRecord { name, role: press.role, spans }
}

fn person(at: &Printed, name: &str, spans: &[TextRange]) -> PersonRecord {
    PersonRecord { name: at.name(name, spans.iter().copied()), spans: at.places(spans.iter().copied()) }
}

fn official(at: &Printed, official: &Official) -> OfficialRecord {
    let titles: Vec<_> = official.titles.iter().map(|t| title(at, t, official.status)).collect();
    let mut roles: Vec<Role> = official.roles.iter().map(|r| r.role).collect();
    roles.sort_unstable();
    roles.dedup();
    OfficialRecord {
        name: name(at, official),
        titles: titles.iter().map(|t| t.text.clone()).collect(),
        roles,
        mentions: official.full_mentions(),
        spans: at.places(full_names(official)),
        aliases: official.aliases.iter().map(|a| alias(at, a, official)).collect(),
        title_detail: titles,
        role_detail: official.roles.iter().map(|r| role(at, r, official.status)).collect(),
        list_order: official.list_order,
        by_video: official.by_video,
        proof: proof(at, official.status, &official.evidence),
    }
}

fn name(at: &Printed, official: &Official) -> String {
    at.name(&official.name, full_names(official))
}

fn full_names(official: &Official) -> impl Iterator<Item = TextRange> {
    official.mentions.iter().filter(|m| m.is_full()).map(|m| m.range)
}

fn proof(at: &Printed, status: Status, evidence: &Evidence) -> Proof {
    Proof {
        status,
        confidence: number(evidence.confidence),
        evidence: EvidenceRecord {
            rule: evidence.rule,
            text: evidence.range.map(|range| at.text(range)),
            spans: at.places(evidence.range),
        },
    }
}

fn title(at: &Printed, title: &Title, status: Status) -> TitleRecord {
    let first = title.spans.first().copied();
    TitleRecord {
        text: at.value(&Sourced { value: title.text.clone(), range: first }),
        spans: at.places(title.spans.iter().copied()),
        organ: title.organ.as_ref().map(|organ| at.words(organ, &[])),
        class: title.class,
        level: title.level,
        proof: proof(at, status, &title.evidence),
    }
}

fn role(at: &Printed, role: &RoleFinding, status: Status) -> RoleRecord {
    RoleRecord { role: role.role, detail: role.detail, proof: proof(at, status, &role.evidence) }
}

/// An alias; its mention says why it means the person.
fn alias(at: &Printed, alias: &Alias, official: &Official) -> AliasRecord {
    let first = alias.spans.first().copied();
    let is_here = |m: &&Mention| Some(m.range) == first;
    let (status, evidence) = official
        .mentions
        .iter()
        .find(is_here)
        .map_or((official.status, &official.evidence), |m| (m.status, &m.evidence));
    AliasRecord {
        text: at.value(&Sourced { value: alias.text.clone(), range: first }),
        spans: at.places(alias.spans.iter().copied()),
        proof: proof(at, status, evidence),
    }
}

fn directive(at: &Printed, directive: &Directive) -> DirectiveRecord {
    DirectiveRecord {
        text: at.text(directive.range),
        speaker: speaker(at, &directive.speaker),
        verb: directive.verb.as_ref().map(|v| at.value(v)),
        modality: directive.modality,
        themes: directive.themes.clone(),
        subjects: directive.subjects.clone(),
        heading: directive.heading,
        bundle: directive.bundle.map(|id| id.0),
        spans: at.places([directive.range]),
        deontic: directive.deontic.map(|range| at.word(range)),
        force: directive.force,
        acts: directive.acts.iter().map(|a| act(at, a)).collect(),
        proof: proof(at, directive.status, &directive.evidence),
    }
}

fn act(at: &Printed, act: &Act) -> ActRecord {
    let part = |p: &Part| {
        let WordRecord { text, spans } = at.word(p.range);
        PartRecord { kind: p.kind, text, spans }
    };
    let WordRecord { text, spans } = at.word(act.range);
    ActRecord {
        text,
        spans,
        words: at.word(act.words),
        forbids: act.forbids,
        deontic: act.deontic.map(|range| at.word(range)),
        parts: act.parts.iter().map(part).collect(),
        deadline: act.deadline.as_ref().map(|d| deadline(at, d)),
    }
}

fn deadline(at: &Printed, deadline: &Deadline) -> DeadlineRecord {
    let WordRecord { text, spans } = at.word(deadline.range);
    DeadlineRecord { text, spans, date: deadline.date.map(|d| d.to_string()) }
}

fn speaker(at: &Printed, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Person(id) => {
            at.read.reading.officials.get(id.index()).map(|o| name(at, o)).unwrap_or_default()
        }
        Speaker::Meeting => at.words("会议", &[]),
        Speaker::Other(words) => at.words(words, &[]),
    }
}

fn permission(at: &Printed, permission: &Permission) -> PermissionRecord {
    PermissionRecord {
        text: at.text(permission.range),
        speaker: speaker(at, &permission.speaker),
        spans: at.places([permission.range]),
        deontic: permission.deontic.map(|range| at.word(range)),
    }
}

fn boilerplate(at: &Printed) -> Vec<String> {
    let blocks = at.read.report.blocks.iter();
    blocks.filter(|b| b.kind == BlockKind::Boilerplate).map(|b| at.text(b.range)).collect()
}

fn edits(read: &ReadReport) -> Vec<EditRecord> {
    let units = Units::new(&read.texts.decoded);
    let record = |edit: &Edit| EditRecord {
        kind: edit.kind,
        range: units.scalar_range(edit.range),
        before: slice(&read.texts.decoded, edit.range).to_owned(),
        after: edit.after.clone(),
        confidence: number(edit.confidence),
        state: edit.state,
        alternatives: edit.alternatives.clone(),
    };
    read.edits.iter().map(record).collect()
}

fn note(at: &Printed, note: &Note) -> NoteRecord {
    NoteRecord {
        code: note.code.code(),
        severity: note.severity(),
        count: note.count,
        spans: at.places(note.places.iter().copied()),
    }
}
