//! The words that tell people, posts and parts, from their tables.

use std::sync::LazyLock;

use super::super::{OrganClass, Role, RoleDetail};
use crate::lexicon::{Characters, Classed, Matcher, Row, Table, Words, read_table};

/// What a noun at the end of a title says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PostKind {
    /// Holds a post.
    Post,
    /// One of several officials who share a word: 市领导.
    Group,
    /// Is no official: 教授, 村民.
    Other,
    /// Works for the press.
    Press,
    /// Nobody: a longer word that only begins like a post.
    Guard,
}

/// A noun that ends a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Post {
    pub(super) kind: PostKind,
    /// The kind of organ, where the noun alone says so.
    pub(super) class: Option<OrganClass>,
    /// Whether all names of a list behind it bear it.
    pub(super) shared: bool,
    /// Whether the word more often means many, without names.
    pub(super) crowd: bool,
}

/// How a word bears on where a title starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TitleEdge {
    /// The title starts behind it.
    Sure,
    /// The title starts behind it if what follows begins as titles do.
    Maybe,
    /// Part of a title although it begins or ends with a word of the others.
    Guard,
}

/// How surely a word follows a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follower {
    /// Hardly ever the end of the name itself.
    Word,
    /// One character, which can belong to the name or to another word.
    Character,
}

/// A common word that begins with a surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LikeName {
    /// A thing or place: at times a name.
    Thing,
    /// A quality: at times a name, but before a verb rather an adverb.
    Quality,
    /// An act or a particle: hardly ever a name.
    Act,
}

/// What part a verb gives its subject at the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deed {
    pub(super) role: Role,
    pub(super) detail: Option<RoleDetail>,
}

impl Deed {
    /// A role without anything finer.
    pub(super) fn of(role: Role) -> Self {
        Self { role, detail: None }
    }
}

fn post(row: Row<'static>) -> (&'static str, Post) {
    let kind = match row.cell(1) {
        "group" => PostKind::Group,
        "other" => PostKind::Other,
        "press" => PostKind::Press,
        "guard" => PostKind::Guard,
        _ => PostKind::Post,
    };
    let (class, number) = (OrganClass::from_id(row.cell(2)), row.cell(3));
    (row.key(), Post { kind, class, shared: number == "list", crowd: number == "crowd" })
}

fn deed(row: Row<'static>) -> Option<(&'static str, Deed)> {
    let role = Role::from_id(row.cell(1))?;
    Some((row.key(), Deed { role, detail: RoleDetail::from_id(row.cell(2)) }))
}

fn edge(row: Row<'static>) -> (&'static str, TitleEdge) {
    let edge = match row.cell(1) {
        "sure" => TitleEdge::Sure,
        "guard" => TitleEdge::Guard,
        _ => TitleEdge::Maybe,
    };
    (row.key(), edge)
}

fn keys(table: &Table) -> Words<()> {
    Words::new(table.keys().map(|key| (key, ())))
}

/// Nouns that end titles, wherever they stand.
pub(super) static POSTS: LazyLock<Matcher<Post>> =
    LazyLock::new(|| Matcher::new(read_table!("posts.tsv").rows().map(post)));

/// Nouns that end titles, at one place.
pub(super) static POST_WORDS: LazyLock<Words<Post>> =
    LazyLock::new(|| Words::new(read_table!("posts.tsv").rows().map(post)));

/// Verbs that give a part, wherever they stand.
pub(super) static DEEDS: LazyLock<Matcher<Deed>> =
    LazyLock::new(|| Matcher::new(read_table!("meeting-verbs.tsv").rows().filter_map(deed)));

/// Verbs that give a part, at one place.
pub(super) static DEED_WORDS: LazyLock<Words<Deed>> =
    LazyLock::new(|| Words::new(read_table!("meeting-verbs.tsv").rows().filter_map(deed)));

/// Where titles start.
pub(super) static TITLE_EDGES: LazyLock<Words<TitleEdge>> =
    LazyLock::new(|| Words::new(read_table!("title-edges.tsv").rows().map(edge)));

/// Words that titles begin with.
pub(super) static TITLE_STARTS: LazyLock<Words<()>> = LazyLock::new(|| keys(read_table!("title-starts.tsv")));

/// Words that follow names.
pub(super) static FOLLOWERS: LazyLock<Words<Follower>> = LazyLock::new(|| {
    let follower = |row: Row<'static>| match row.cell(1) {
        "char" => (row.key(), Follower::Character),
        _ => (row.key(), Follower::Word),
    };
    Words::new(read_table!("name-followers.tsv").rows().map(follower))
});

/// Common words that begin with a surname.
pub(super) static LIKE_NAMES: LazyLock<Words<LikeName>> = LazyLock::new(|| {
    let like = |row: Row<'static>| match row.cell(1) {
        "act" => (row.key(), LikeName::Act),
        "quality" => (row.key(), LikeName::Quality),
        _ => (row.key(), LikeName::Thing),
    };
    Words::new(read_table!("name-like-words.tsv").rows().map(like))
});

/// Words with which an order begins.
pub(super) static ORDERS: LazyLock<Words<()>> = LazyLock::new(|| keys(read_table!("order-words.tsv")));

/// Leaders of the state.
pub(super) static LEADERS: LazyLock<Words<()>> = LazyLock::new(|| keys(read_table!("national-leaders.tsv")));

/// A word that helps to tell who does what; people-cues.tsv explains the kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Governor,
    Words,
    Heard,
    Noun,
    Subject,
    Things,
    Label,
    Adverb,
    Joint,
    Video,
    Asked,
    Gloss,
    Rank,
    NoName,
    Says,
    Company,
    Appoints,
    Becomes,
    Association,
    Courtesy,
    Asks,
    Takes,
    Given,
    Denied,
    Task,
    Explains,
    Hears,
    And,
    LabelEnd,
    Duty,
    Lesson,
    Each,
    Responsible,
    Conveys,
    Came,
    Reads,
    Utility,
    FirmHead,
    OrganPart,
    Firm,
    Former,
    Group,
    Closes,
    Trade,
    Lists,
    Site,
    Feels,
    Signs,
    ListedBehind,
    OpensList,
    OwnDeed,
    NoGift,
    With,
    Talks,
    BeforeThing,
    Owned,
    Adds,
    BehindWord,
    Commands,
}

impl Cue {
    /// The ids of the kinds, in the order of the enum.
    const IDS: [&'static str; 59] = [
        "governor",
        "words",
        "heard",
        "noun",
        "subject",
        "things",
        "label",
        "adverb",
        "joint",
        "video",
        "asked",
        "gloss",
        "rank",
        "no-name",
        "says",
        "company",
        "appoints",
        "becomes",
        "association",
        "courtesy",
        "asks",
        "takes",
        "given",
        "denied",
        "task",
        "explains",
        "hears",
        "and",
        "label-end",
        "duty",
        "lesson",
        "each",
        "responsible",
        "conveys",
        "came",
        "reads",
        "utility",
        "firm-head",
        "organ-part",
        "firm",
        "former",
        "group",
        "closes",
        "trade",
        "lists",
        "site",
        "feels",
        "signs",
        "listed-behind",
        "opens-list",
        "own-deed",
        "no-gift",
        "with",
        "talks",
        "before-thing",
        "owned",
        "adds",
        "behind-word",
        "commands",
    ];

    fn bit(self) -> u64 {
        1 << self as u64
    }

    /// Whether a word is of this kind.
    pub(super) fn is(self, word: &str) -> bool {
        CUES.is(word, self.bit())
    }

    /// Length of the longest word of this kind that `text` begins with.
    pub(super) fn begins(self, text: &str) -> Option<usize> {
        CUES.begins(text, self.bit())
    }

    /// Length of the longest word of this kind that `text` ends with.
    pub(super) fn ends(self, text: &str) -> Option<usize> {
        CUES.ends(text, self.bit())
    }

    /// Whether `text`, which is short, holds a word of this kind.
    pub(super) fn within(self, text: &str) -> bool {
        CUES.within(text, self.bit())
    }
}

/// Characters that tell what is no name, by the kinds of people-cues.tsv.
pub(super) struct Particles {
    /// No name of three characters ends in them.
    pub(super) never_last: Characters,
    /// Nor one that spells what has no surname.
    pub(super) never_last_spelled: Characters,
    /// No name without a surname holds them.
    pub(super) never_in: Characters,
}

/// Particles and the like.
pub(super) static PARTICLES: LazyLock<Particles> = LazyLock::new(|| {
    let of = |kind: &str| {
        let rows = read_table!("people-cues.tsv").rows().filter(|row| row.list(1).any(|one| one == kind));
        rows.filter_map(|row| row.key().chars().next()).collect()
    };
    Particles {
        never_last: of("never-last"),
        never_last_spelled: of("never-last-spelled"),
        never_in: of("never-in"),
    }
});

static CUES: LazyLock<Classed> = LazyLock::new(|| Classed::of(read_table!("people-cues.tsv"), &Cue::IDS));
