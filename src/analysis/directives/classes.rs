//! The classes of the words that the tables of this module list.

/// What a deontic word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DeonticClass {
    /// 要, 必须.
    Obligation,
    /// 应, 须: an order only before a verb.
    Weak,
    /// 严禁, 不得.
    Prohibition,
    /// 不办: forbids only beside another cue.
    WeakProhibition,
    /// 可以.
    Permission,
    /// 鼓励, 希望.
    Encouragement,
    /// 请.
    Request,
}

/// A deontic word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deontic {
    /// What it does.
    pub(super) class: DeonticClass,
    /// 1 to 5.
    pub(super) force: u8,
}

/// How far what a reporting verb reports is an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportClass {
    /// 要求: ordered unless it describes.
    Order,
    /// 指出: may begin with a description.
    Say,
    /// 希望: exhorts.
    Hope,
    /// 认为: an order only where a deontic word says so.
    Narrate,
    /// 汇报: never.
    Tell,
    /// 一致表示: never.
    Pledge,
}

/// A reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Report {
    /// How far it orders.
    pub(super) class: ReportClass,
    /// Whether it asks somebody, so that what is asked needs no mark before it and no deontic word.
    pub(super) asks: bool,
    /// The verb as records give it.
    pub(super) verb: &'static str,
}

/// A word of speech: deontic, reporting, both or (a word that only looks so) neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// As a deontic word.
    pub(super) deontic: Option<Deontic>,
    /// As a reporting verb.
    pub(super) report: Option<Report>,
}

/// What kind of speaker a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NounClass {
    /// 会议.
    Meeting,
    /// 通知.
    Document,
    /// 市委.
    Organ,
    /// 他.
    Pronoun,
    /// 同志, behind a name.
    Post,
    /// 专家: nobody who orders.
    Lay,
}

/// How a bare directive begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OrderWord {
    /// 加强.
    Verb,
    /// 检查: a verb that also stands in names, as in 检查组.
    Activity,
    /// 切实.
    Adverb,
    /// 加快: before a verb an adverb, before a noun a verb.
    Either,
    /// 把: what is acted on follows.
    Object,
    /// 按照.
    Preposition,
}

impl OrderWord {
    /// Whether it is a verb whatever follows.
    pub(super) fn is_verb(self) -> bool {
        matches!(self, Self::Verb | Self::Activity)
    }

    /// Whether what it stands before may be a verb.
    pub(super) fn is_adverb(self) -> bool {
        matches!(self, Self::Adverb | Self::Either)
    }

    /// Whether a noun stands behind it before any verb.
    pub(super) fn is_preposition(self) -> bool {
        matches!(self, Self::Object | Self::Preposition)
    }
}

/// A mark of description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// How strong.
    pub(super) weight: i32,
    /// Whether it counts only at the start of a sentence.
    pub(super) start: bool,
}

impl DeonticClass {
    /// The class that a table names.
    pub(super) fn from_cell(cell: &str) -> Option<Self> {
        Some(match cell {
            "obligation" => DeonticClass::Obligation,
            "weak" => DeonticClass::Weak,
            "prohibition" => DeonticClass::Prohibition,
            "weak-prohibition" => DeonticClass::WeakProhibition,
            "permission" => DeonticClass::Permission,
            "encouragement" => DeonticClass::Encouragement,
            "request" => DeonticClass::Request,
            _ => return None,
        })
    }
}

impl ReportClass {
    /// The class that a table names.
    pub(super) fn from_cell(cell: &str) -> Option<Self> {
        Some(match cell {
            "order" | "rule" => ReportClass::Order,
            "say" => ReportClass::Say,
            "hope" => ReportClass::Hope,
            "narrate" => ReportClass::Narrate,
            "tell" => ReportClass::Tell,
            "pledge" => ReportClass::Pledge,
            _ => return None,
        })
    }
}

impl NounClass {
    /// The class that a table names.
    pub(super) fn from_cell(cell: &str) -> Self {
        match cell {
            "meeting" => NounClass::Meeting,
            "document" => NounClass::Document,
            "organ" => NounClass::Organ,
            "pronoun" => NounClass::Pronoun,
            "post" => NounClass::Post,
            _ => NounClass::Lay,
        }
    }
}

impl OrderWord {
    /// The class that a table names.
    pub(super) fn from_cell(cell: &str) -> Self {
        match cell {
            "activity" => OrderWord::Activity,
            "adverb" => OrderWord::Adverb,
            "adverb-verb" => OrderWord::Either,
            "object" => OrderWord::Object,
            "preposition" => OrderWord::Preposition,
            _ => OrderWord::Verb,
        }
    }
}
