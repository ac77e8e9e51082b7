//! Readings made by hand, for tests.

use super::{Article, Choice as Wanted, Shown};
use crate::protocol::*;

/// A report and its text.
pub(crate) struct Fixture {
    pub(crate) read: ReadReport,
    pub(crate) shown: Converted,
}

impl Fixture {
    pub(crate) fn shown(&self) -> Shown<'_> {
        Shown { read: &self.read, text: &self.shown }
    }

    /// Its layout, before anything was decided.
    pub(crate) fn article(&self, repairs: bool) -> Article {
        Article::lay_out(self.shown(), Wanted { repairs, decisions: &Decisions::default() })
    }
}

/// Places of words in the base text, found by searching.
struct Finder<'a>(&'a str);

impl Finder<'_> {
    fn all(&self, word: &str) -> Vec<TextRange> {
        self.0.match_indices(word).map(|(at, _)| TextRange::at(at, at + word.len())).collect()
    }

    fn one(&self, word: &str) -> TextRange {
        *self.all(word).first().expect("the fixture names words of its text")
    }
}

pub(crate) fn evidence() -> Evidence {
    Evidence { rule: Rule::PostBefore, range: None, confidence: Confidence::CERTAIN }
}

fn official(find: &Finder, id: u32, name: &str, titles: &[&str], roles: &[(Role, &str)]) -> Official {
    let mention =
        |range| Mention { range, kind: MentionKind::Name, status: Status::Suggested, evidence: evidence() };
    let title = |text: &&str| Title {
        text: (*text).to_owned(),
        spans: vec![find.one(text)],
        organ: None,
        class: None,
        level: None,
        evidence: evidence(),
    };
    let role = |(role, proof): &(Role, &str)| RoleFinding {
        role: *role,
        detail: None,
        evidence: Evidence { range: Some(find.one(proof)), ..evidence() },
    };
    Official {
        id: PersonId(id),
        name: name.to_owned(),
        titles: titles.iter().map(title).collect(),
        roles: roles.iter().map(role).collect(),
        mentions: find.all(name).into_iter().map(mention).collect(),
        aliases: Vec::new(),
        list_order: None,
        by_video: false,
        status: Status::Suggested,
        evidence: evidence(),
    }
}

/// A person named at these places.
pub(crate) fn person_at(places: impl Iterator<Item = TextRange>) -> Official {
    let mention =
        |range| Mention { range, kind: MentionKind::Name, status: Status::Suggested, evidence: evidence() };
    Official { mentions: places.map(mention).collect(), ..official(&Finder(""), 0, "", &[], &[]) }
}

struct Order<'a> {
    sentence: &'a str,
    word: &'a str,
    modality: Modality,
    force: u8,
    addressee: Option<&'a str>,
    words: &'a str,
    deadline: Option<&'a str>,
    theme: Theme,
}

fn directive(find: &Finder, id: u32, speaker: Speaker, order: &Order) -> Directive {
    let range = find.one(order.sentence);
    let inside = |word: &str| {
        let all = find.all(word).into_iter();
        all.into_iter().find(|r| range.covers(*r)).expect("the word stands in its sentence")
    };
    let addressee = order.addressee.map(|word| Part { kind: SpanKind::Addressee, range: inside(word) });
    Directive {
        id: DirectiveId(id),
        range,
        speaker,
        verb: Some(Sourced { value: "强调".to_owned(), range: None }),
        modality: order.modality,
        deontic: Some(inside(order.word)),
        force: order.force,
        themes: vec![order.theme],
        subjects: Vec::new(),
        heading: false,
        bundle: None,
        acts: vec![Act {
            range,
            words: inside(order.words),
            forbids: order.modality == Modality::Prohibition,
            deontic: Some(inside(order.word)),
            parts: addressee.into_iter().collect(),
            deadline: order.deadline.map(|word| Deadline { range: inside(word), date: None }),
        }],
        status: Status::Suggested,
        evidence: evidence(),
    }
}

/// Lines of this text are blocks of these kinds.
fn report(base: &str, kinds: &[BlockKind]) -> Report {
    let mut at = 0;
    let mut blocks = Vec::new();
    for (line, kind) in base.split('\n').zip(kinds) {
        let id = BlockId(u32::try_from(blocks.len()).expect("a short fixture"));
        blocks.push(Block { id, kind: *kind, range: TextRange::at(at, at + line.len()) });
        at += line.len() + 1;
    }
    Report { blocks, head: Head::default() }
}

fn read(base: &str, report: Report, reading: Reading) -> ReadReport {
    let encoding = EncodingGuess {
        encoding: Encoding::Utf8,
        bom: false,
        confidence: Confidence::CERTAIN,
        rivals: Vec::new(),
    };
    let origin = Origin {
        name: "甲.txt".to_owned(),
        path: "甲.txt".to_owned(),
        sha256: String::new(),
        format: Format::Text,
        encoding,
        hints: Hints::default(),
        part: 1,
        parts: 1,
    };
    let texts = Texts {
        decoded: base.to_owned(),
        decoded_at: Offset(0),
        clean: base.to_owned(),
        base: base.to_owned(),
        repaired: EditMap::identity(base.len()),
        simplified: EditMap::identity(base.len()),
        script: Script::Hans,
        passages: Vec::new(),
    };
    let id = ReportId::default();
    ReadReport {
        id,
        origin,
        texts,
        edits: Vec::new(),
        report,
        reading,
        name_forms: Vec::new(),
        notes: Vec::new(),
        forms: Vec::new(),
    }
}

fn unchanged(base: &str) -> Converted {
    Converted::plain(Variant::Hans, base.to_owned(), EditMap::identity(base.len()))
}

fn edit(id: u32, range: TextRange, after: &str, state: EditState) -> Edit {
    Edit {
        id: EditId(id),
        kind: EditKind::Gloss,
        range,
        after: after.to_owned(),
        confidence: Confidence::CERTAIN,
        state,
        alternatives: Vec::new(),
    }
}

/// What the people of [`meeting`] order.
const ORDERS: [Order<'static>; 3] = [
    Order {
        sentence: "县水利局务必于5月10日前完成清障；",
        word: "务必",
        modality: Modality::Obligation,
        force: 5,
        addressee: Some("县水利局"),
        words: "完成清障",
        deadline: Some("5月10日前"),
        theme: Theme::Other,
    },
    Order {
        sentence: "各镇不得以任何理由拖延。",
        word: "不得",
        modality: Modality::Prohibition,
        force: 4,
        addressee: Some("各镇"),
        words: "不得以任何理由拖延",
        deadline: None,
        theme: Theme::Accountability,
    },
    Order {
        sentence: "要落实《云泽县清河方案》，全面排查?h。",
        word: "要",
        modality: Modality::Obligation,
        force: 3,
        addressee: None,
        words: "落实《云泽县清河方案》，全面排查?h",
        deadline: None,
        theme: Theme::Other,
    },
];

/// Of the meeting, what it is called, when it was, and whose it is.
fn of_meeting(find: &Finder) -> Meeting {
    Meeting {
        name: Some(Sourced {
            value: "全县清河工作会议".to_owned(),
            range: Some(find.one("全县清河工作会议")),
        }),
        dates: vec![Sourced {
            value: Date { year: Some(2023), month: 4, day: 18 },
            range: Some(find.one("4月18日")),
        }],
        ordinal: None,
        jurisdiction: Some(Sourced { value: "云泽县".to_owned(), range: Some(find.one("云泽县")) }),
        ..Meeting::default()
    }
}

/// A short meeting with every class of marks, a gloss taken out, a comma mended and a doubtful place.
pub(crate) fn meeting() -> Fixture {
    use BlockKind::{Boilerplate, Kicker, Metadata, Paragraph, Title};
    let decoded = "沈知远在全县清河工作会议上强调\n让清水进城来\n2023年4月19日 来源：云泽日报 记者 陆苇\n\
        4月18日，云泽县召开会议。县委书记、县河长制办公室主任沈知远(shěn)出席会议并讲话，县长祁望舒主持会议。\n\
        沈知远强调，县水利局务必于5月10日前完成清障；各镇不得以任何理由拖延。\n\
        祁望舒要求,要落实《云泽县清河方案》，全面排查?h。\n版权所有";
    let finder = Finder(decoded);
    let (gloss, comma) = (finder.one("(shěn)"), finder.one(","));
    let (base, repaired) = crate::span::apply(decoded, [(gloss, ""), (comma, "，")]);
    let find = Finder(&base);
    let kinds = [Kicker, Title, Metadata, Paragraph, Paragraph, Paragraph, Boilerplate];
    let mut report = report(&base, &kinds);
    report.head.press.push(Press {
        name: "陆苇".to_owned(),
        role: PressRole::Reporter,
        spans: find.all("陆苇"),
    });
    let officials = vec![
        official(&find, 0, "沈知远", &["县委书记", "县河长制办公室主任"], &[(Role::Speaker, "讲话")]),
        official(&find, 1, "祁望舒", &["县长"], &[(Role::Speaker, "要求"), (Role::Chair, "主持会议")]),
    ];
    let person = |id| Speaker::Person(PersonId(id));
    let directives = (0..).zip([0, 0, 1]).zip(&ORDERS);
    let directives = directives.map(|((id, who), order)| directive(&find, id, person(who), order)).collect();
    let spans = vec![
        Span::Place(find.one("4月18日")),
        Span::Body(find.one("县河长制办公室")),
        Span::Body(find.one("县水利局")),
        Span::Place(find.one("5月10日前")),
        Span::Document(find.one("《云泽县清河方案》")),
    ];
    let reading = Reading { meeting: of_meeting(&find), officials, directives, spans, ..Reading::default() };
    let mut read = read(&base, report, reading);
    read.texts.decoded = decoded.to_owned();
    read.texts.repaired = repaired;
    read.edits = vec![
        edit(0, gloss, "", EditState::Applied),
        edit(1, comma, "，", EditState::Applied),
        edit(2, finder.one("?h"), "", EditState::Offered),
    ];
    Fixture { read, shown: unchanged(&base) }
}

/// A report of so many bodies, ten to a paragraph.
pub(crate) fn long(marks: usize) -> Fixture {
    let paragraphs = marks.div_ceil(10);
    let base = vec!["会上，县水利局作了发言。".repeat(10); paragraphs].join("\n");
    let report = report(&base, &vec![BlockKind::Paragraph; paragraphs]);
    let spans = Finder(&base).all("县水利局").into_iter().map(Span::Body).collect();
    let reading = Reading { spans, ..Reading::default() };
    Fixture { read: read(&base, report, reading), shown: unchanged(&base) }
}
