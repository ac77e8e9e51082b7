//! The text a report is shown in: what it has to be, whether it is there, and what the engine makes next.

use std::rc::Rc;

use super::shared::Shared;
use super::state::{OpenReport, State};
use crate::protocol::{
    Choice, Converted, EditMap, Manner, ReadReport, ReportId, TextRange, Variant, Wording, slice,
};

/// So many bytes of text are converted at once, beside the report being read.
const BATCH: usize = 1 << 20;

/// Of so many bytes of text other reports are kept in the script of the page; the rest speak as their base does.
const KEPT: usize = 64 << 20;

/// The base text, which every report holds: to be shown while the engine makes another.
#[must_use]
pub fn base_text(read: &ReadReport) -> Converted {
    let base = &read.texts.base;
    Converted::plain(Variant::Hans, base.clone(), EditMap::identity(base.len()))
}

/// The text of a report in a variant, if the report holds it already; other variants are the engine's work.
fn held_text(read: &ReadReport, variant: Variant) -> Option<Converted> {
    let texts = &read.texts;
    match variant {
        Variant::Original => Some(Converted::plain(variant, texts.clean.clone(), texts.simplified.inverse())),
        Variant::Hans => Some(base_text(read)),
        Variant::Hant | Variant::Taiwan | Variant::HongKong => None,
    }
}

/// A traditional text of the report being read that is not shown: the one shown last, or one made ahead. To turn from
/// one script to another and back then takes no engine.
#[derive(Clone, Debug, Default)]
pub struct Spare {
    /// The report as it was read, and its text.
    text: Option<(Rc<ReadReport>, Rc<Converted>)>,
    /// The traditional variant that the reader turned to last.
    variant: Option<Variant>,
}

impl Spare {
    /// The text of a report in a manner, if it is this one.
    fn text(&self, read: &Rc<ReadReport>, manner: &Manner) -> Option<Rc<Converted>> {
        let (of, text) = self.text.as_ref()?;
        (Rc::ptr_eq(of, read) && text.manner == *manner).then(|| Rc::clone(text))
    }
}

/// Shows the current report as it is to be shown, where its text is at hand.
pub(super) fn show_text_at_hand(state: &mut State) {
    let current = state.current_report().map(|open| Rc::clone(&open.read));
    // Of a report that was closed, or read anew, no text is kept.
    state.spare.text.take_if(|(of, _)| current.as_ref().is_none_or(|read| !Rc::ptr_eq(of, read)));
    let wording = state.wording();
    if wording.variant.is_traditional() {
        state.spare.variant = Some(wording.variant);
    }
    let Some(open) = state.current_report().filter(|open| state.lacks(open)) else { return };
    let (id, wanted) = (open.read.id, state.wanted(open, wording));
    let held = || held_text(&open.read, wording.variant).map(Rc::new);
    if let Some(text) = state.spare.text(&open.read, &wanted).or_else(held) {
        show_text(state, id, text);
    }
}

/// Texts came from the engine.
pub(super) fn converted(state: &mut State, texts: Vec<(ReportId, Rc<Converted>)>) -> bool {
    let (wording, mut any) = (state.wording(), false);
    for (id, text) in texts {
        // The reader may meanwhile have chosen another script, and come back to this one.
        any |=
            if text.manner.wording == wording { show_text(state, id, text) } else { spare(state, id, text) };
    }
    any
}

fn show_text(state: &mut State, id: ReportId, text: Rc<Converted>) -> bool {
    let Some(open) = state.reports.iter_mut().find(|open| open.read.id == id) else { return false };
    let before = Rc::make_mut(open).shown.replace(text);
    if let Some(before) = before.filter(|before| before.variant().is_traditional()) {
        spare(state, id, before);
    }
    true
}

/// Keeps a text of the report being read.
fn spare(state: &mut State, id: ReportId, text: Rc<Converted>) -> bool {
    let read = state.current_report().filter(|open| open.read.id == id).map(|open| Rc::clone(&open.read));
    let is_of_current = read.is_some();
    if let Some(read) = read {
        state.spare.text = Some((read, text));
    }
    is_of_current
}

/// Reports for the engine to convert, each with the forms chosen for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conversion {
    /// Into what.
    pub wording: Wording,
    /// The reports.
    pub reports: Vec<(Shared<ReadReport>, Vec<Choice>)>,
    /// Whether the reader waits for it.
    pub is_urgent: bool,
}

impl State {
    /// What reports are shown in.
    #[must_use]
    pub fn wording(&self) -> Wording {
        Wording::new(self.settings.variant, self.settings.regional)
    }

    /// The forms that hold in a report: its own, then those of all reports.
    #[must_use]
    pub fn forms_of(&self, open: &OpenReport) -> Vec<Choice> {
        let own = &open.wanted.forms;
        let is_open = |choice: &&Choice| !own.iter().any(|other| other.is_about(**choice));
        own.iter().chain(self.forms.iter().filter(is_open)).copied().collect()
    }

    /// How a report is shown in a wording.
    fn wanted(&self, open: &OpenReport, wording: Wording) -> Manner {
        Manner::new(wording, self.forms_of(open))
    }

    /// Whether a report is not (or not yet) shown as it is to be.
    #[must_use]
    pub fn lacks(&self, open: &OpenReport) -> bool {
        let wanted = self.wanted(open, self.wording());
        open.shown.as_ref().is_none_or(|shown| shown.manner != wanted)
    }

    /// What the engine is to convert next: the report being read, else as many others as go together.
    #[must_use]
    pub fn conversion(&self) -> Conversion {
        let wording = self.wording();
        let of = |open: &Rc<OpenReport>| (Shared::of(&open.read), self.forms_of(open));
        let needs = |open: &&Rc<OpenReport>| wording.variant.is_traditional() && self.lacks(open);
        if let Some(open) = self.current_report().filter(needs) {
            return Conversion { wording, reports: vec![of(open)], is_urgent: true };
        }
        let (mut kept, mut batch) = (0, 0);
        let within = |size: &mut usize, open: &OpenReport, most| {
            *size += open.read.texts.base.len();
            *size <= most
        };
        let others = self.reports.iter().take_while(|open| within(&mut kept, open, KEPT)).filter(needs);
        // The first one always, however long it is.
        let first = others.take_while(|open| {
            let most = if batch == 0 { usize::MAX } else { BATCH };
            within(&mut batch, open, most)
        });
        let reports: Vec<_> = first.map(of).collect();
        if reports.is_empty() { self.ahead() } else { Conversion { wording, reports, is_urgent: false } }
    }

    /// What the reader may want next: while the page is not in traditional script, the report being read in the variant
    /// used last.
    fn ahead(&self) -> Conversion {
        let variant = self.spare.variant.unwrap_or(Variant::Hant);
        let wording = Wording::new(variant, self.settings.regional);
        let is_at_hand =
            |open: &OpenReport| self.spare.text(&open.read, &self.wanted(open, wording)).is_some();
        let open =
            self.current_report().filter(|open| !self.settings.variant.is_traditional() && !is_at_hand(open));
        let reports = open.map(|open| (Shared::of(&open.read), self.forms_of(open)));
        Conversion { wording, reports: reports.into_iter().collect(), is_urgent: false }
    }
}

impl OpenReport {
    /// A place of the base text in the script of the page, where that is at hand; else in the base's own.
    #[must_use]
    pub fn at(&self, variant: Variant, base: TextRange) -> &str {
        let texts = &self.read.texts;
        match &self.shown {
            Some(shown) if shown.variant() == variant => slice(&shown.text, shown.map.forward(base)),
            _ if variant == Variant::Original => slice(&texts.clean, texts.simplified.backward(base)),
            _ => slice(&texts.base, base),
        }
    }

    /// A word in the script of the page, by the first of these places where it stands.
    #[must_use]
    pub fn word<'a>(
        &'a self,
        variant: Variant,
        word: &'a str,
        mut places: impl Iterator<Item = TextRange>,
    ) -> &'a str {
        let place = places.find(|place| slice(&self.read.texts.base, *place) == word);
        place.map_or(word, |place| self.at(variant, place))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::protocol::{FileId, TextId};
    use crate::view::{Action, Settings, reduce};

    /// Four reports of 600 kB, the second open.
    fn reports() -> State {
        let open = |file| {
            let mut read = fixture::meeting().read;
            read.id = ReportId { text: TextId { file: FileId(file), text: 0 }, part: 0 };
            read.texts.base = "县".repeat(200_000);
            Rc::new(OpenReport::new(Rc::new(read)))
        };
        let reports: Vec<_> = (0..4).map(open).collect();
        let settings = Settings { variant: Variant::Taiwan, ..Settings::default() };
        State { current: Some(reports[1].read.id), reports, settings, ..State::default() }
    }

    fn files(wanted: &Conversion) -> Vec<u32> {
        wanted.reports.iter().map(|(read, _)| read.id.text.file.0).collect()
    }

    #[test]
    fn the_report_being_read_goes_first_then_the_others_in_batches() {
        let mut state = reports();
        let mut order = Vec::new();
        loop {
            let wanted = state.conversion();
            if wanted.reports.is_empty() {
                break;
            }
            order.push((files(&wanted), wanted.is_urgent));
            for open in
                state.reports.iter_mut().filter(|open| files(&wanted).contains(&open.read.id.text.file.0))
            {
                let text = Converted::plain(wanted.wording.variant, String::new(), EditMap::default());
                Rc::make_mut(open).shown = Some(Rc::new(text));
            }
        }
        assert_eq!(order, [(vec![1], true), (vec![0], false), (vec![2], false), (vec![3], false)]);
        state.settings.regional = true;
        assert_eq!(files(&state.conversion()), [1], "other words are another text");
    }

    #[test]
    fn a_text_is_made_ahead_and_the_last_one_kept() {
        let mut state = Rc::new(reports());
        let current = state.current.expect("a report is open");
        let turn = |state: &Rc<State>, variant| {
            reduce(Rc::clone(state), Action::Configure(Settings { variant, ..state.settings }))
        };
        let shown =
            |state: &State| state.current_report().and_then(|open| Some(open.shown.as_ref()?.variant()));
        state = turn(&state, Variant::Hans);
        let ahead = state.conversion();
        assert_eq!((files(&ahead), ahead.wording.variant), (vec![1], Variant::Hant), "not used before");
        let text = Converted::plain(Variant::Hant, "縣".to_owned(), EditMap::identity(3));
        state = reduce(state, Action::Converted(vec![(current, Rc::new(text))]));
        assert!(state.conversion().reports.is_empty());
        assert_eq!(shown(&state), Some(Variant::Hans));
        for variant in [Variant::Hant, Variant::Hans, Variant::Hant, Variant::Original, Variant::Hant] {
            state = turn(&state, variant);
            assert_eq!(shown(&state), Some(variant), "at hand");
        }
        state = turn(&state, Variant::Taiwan);
        assert_eq!(shown(&state), Some(Variant::Hant), "the engine makes it");
        state = turn(&state, Variant::Hans);
        assert_eq!(state.conversion().wording.variant, Variant::Taiwan, "used last");
        let mut changed = (*state).clone();
        let open = changed.reports.iter_mut().find(|open| open.read.id == current).expect("it is open");
        let open = Rc::make_mut(open);
        open.read = Rc::new((*open.read).clone());
        let changed = turn(&Rc::new(changed), Variant::Hant);
        assert_eq!(shown(&changed), Some(Variant::Hans), "of another reading");
        assert!(state.spare.text.is_some() && changed.spare.text.is_none(), "nor is that kept");
    }

    #[test]
    fn short_reports_go_together() {
        let mut state = reports();
        for open in &mut state.reports {
            Rc::make_mut(&mut Rc::make_mut(open).read).texts.base.truncate(300);
        }
        state.current = None;
        assert_eq!(files(&state.conversion()), [0, 1, 2, 3]);
    }
}
