//! The address of what is shown: which report, where in it, and how. It holds names and numbers, never a word of the
//! text; whoever follows it opens the same file.

use std::collections::BTreeSet;
use std::fmt;

use super::mark::{MarkClass, MarkId};
use super::orders::Grouping;
use super::places::{Place, paragraph, paragraph_start, report_key};
use super::sorted;
use super::state::State;
use crate::protocol::{Offset, Variant};

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// [`report_key`] of the report.
    pub report: String,
    /// It is one of the samples.
    pub sample: bool,
    /// Number of the paragraph.
    pub paragraph: Option<u32>,
    /// Script of the page.
    pub variant: Option<Variant>,
    /// Classes whose marks are hidden.
    pub hidden: BTreeSet<MarkClass>,
    /// The current mark, by its name inside the report.
    pub mark: Option<String>,
    /// How directives are grouped.
    pub grouping: Option<Grouping>,
    /// Whether all but the directives recedes.
    pub focus: bool,
    /// Whether repairs are shown.
    pub repairs: bool,
}

impl Link {
    /// The address of what is shown.
    #[must_use]
    pub fn of(state: &State) -> Option<Self> {
        let read = &state.current_report()?.read;
        let file = state.files.iter().find(|file| file.id == read.id.text.file);
        let here = state.places.here.filter(|place| place.report == read.id && place.at > Offset(0));
        Some(Self {
            report: report_key(read),
            // Samples come from the engine and have no file name.
            sample: file.is_some_and(|file| file.name.is_empty()),
            paragraph: here.and_then(|place| paragraph(read, place.at)),
            variant: Some(state.settings.variant),
            hidden: state.hidden.clone(),
            mark: state.active.filter(|mark| mark.report == read.id).map(|mark| mark.to_string()),
            grouping: Some(state.index.grouping).filter(|grouping| *grouping != Grouping::default()),
            focus: state.focus,
            repairs: state.repairs,
        })
    }

    /// Reads what stands behind the `#`. None if it names no report.
    #[must_use]
    pub fn parse(hash: &str) -> Option<Self> {
        let mut link = Self::default();
        for part in hash.trim_start_matches('#').split('&') {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match key {
                "sample" => link.sample = true,
                "d" => link.report = value.chars().filter(|c| c.is_ascii_hexdigit() || *c == '.').collect(),
                "p" => link.paragraph = value.parse().ok(),
                "s" => link.variant = Variant::from_code(value),
                "hide" => link.hidden = sorted::set(value.split(',').filter_map(class)),
                "m" => link.mark = Some(value.to_owned()),
                "by" => link.grouping = Grouping::LIST.iter().copied().find(|by| by.code() == value),
                "focus" => link.focus = true,
                "repairs" => link.repairs = true,
                _ => {}
            }
        }
        (!link.report.is_empty()).then_some(link)
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hidden: Vec<_> = self.hidden.iter().map(|class| class.code()).collect();
        let parts = [
            self.sample.then(|| "sample".to_owned()),
            Some(format!("d={}", self.report)),
            self.paragraph.map(|number| format!("p={number}")),
            self.variant.map(|variant| format!("s={}", variant.code())),
            (!hidden.is_empty()).then(|| format!("hide={}", hidden.join(","))),
            self.mark.as_ref().map(|mark| format!("m={mark}")),
            self.grouping.map(|by| format!("by={}", by.code())),
            self.focus.then(|| "focus".to_owned()),
            self.repairs.then(|| "repairs".to_owned()),
        ];
        f.write_str(&parts.into_iter().flatten().collect::<Vec<_>>().join("&"))
    }
}

fn class(code: &str) -> Option<MarkClass> {
    MarkClass::LIST.iter().copied().find(|class| class.code() == code)
}

/// Does what the link that was followed says, once its report is here; whether it was.
pub(super) fn follow(state: &mut State) -> bool {
    let Some(link) = &state.link else { return false };
    let Some(read) = state.reports.iter().map(|open| &open.read).find(|read| report_key(read) == link.report)
    else {
        return false;
    };
    let (id, at) = (read.id, link.paragraph.and_then(|number| paragraph_start(read, number)));
    let link = state.link.take().unwrap_or_default();
    let place = Place { report: id, at: at.unwrap_or_default() };
    state.places.leave();
    (state.current, state.places.here, state.places.wanted) = (Some(id), Some(place), Some(place));
    (state.card, state.active) = (false, link.mark.and_then(|code| MarkId::from_code(id, &code)));
    (state.hidden, state.focus, state.repairs) = (link.hidden, link.focus, link.repairs);
    state.settings.variant = link.variant.unwrap_or(state.settings.variant);
    state.index.grouping = link.grouping.unwrap_or_default();
    true
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::state::OpenReport;
    use super::*;
    use crate::protocol::{DirectiveId, ReadReport};
    use crate::view::Target;
    use std::rc::Rc;

    fn open() -> State {
        let mut read: ReadReport = fixture::meeting().read;
        read.origin.sha256 = "0123456789abcdef".repeat(4);
        let current = Some(read.id);
        State { reports: vec![Rc::new(OpenReport::new(Rc::new(read)))], current, ..State::default() }
    }

    #[test]
    fn an_address_leads_back_to_the_same_place_and_filter() {
        let mut state = open();
        let read = Rc::clone(&state.reports[0].read);
        let at = paragraph_start(&read, 2).expect("a second paragraph");
        state.places.here = Some(Place { report: read.id, at });
        state.hidden = BTreeSet::from([MarkClass::Person, MarkClass::Place]);
        state.active = Some(MarkId { report: read.id, target: Target::Directive(DirectiveId(1)), place: 0 });
        (state.focus, state.settings.variant, state.index.grouping) =
            (true, Variant::Taiwan, Grouping::Force);
        let address = Link::of(&state).expect("a report is open").to_string();
        assert_eq!(address, "d=01234567&p=2&s=zh-TW&hide=person,place&m=d1.0&by=force&focus");
        assert!(address.is_ascii(), "no text");

        let mut other = State { current: None, link: Link::parse(&address), ..open() };
        assert!(follow(&mut other));
        assert_eq!(other.places.wanted, state.places.here);
        assert_eq!((&other.hidden, other.active, other.focus), (&state.hidden, state.active, true));
        assert_eq!(Link::of(&other).map(|link| link.to_string()).as_deref(), Some(&*address));
        assert_eq!(other.link, None);
    }

    #[test]
    fn a_link_waits_for_its_report_and_garbage_is_none() {
        let mut state = State { link: Link::parse("#d=ffffffff&p=3"), ..open() };
        assert!(!follow(&mut state) && state.link.is_some());
        for garbage in ["", "#", "#sample", "#p=3", "#d=", "#d=会议"] {
            assert_eq!(Link::parse(garbage), None, "{garbage}");
        }
        let odd = Link::parse("#sample&d=0a1b.2&p=x&hide=,nothing&s=??").expect("it names a report");
        assert_eq!(
            (odd.sample, odd.report.as_str(), odd.paragraph, odd.variant),
            (true, "0a1b.2", None, None)
        );
        assert!(odd.hidden.is_empty());
    }
}
