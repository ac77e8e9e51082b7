//! The source, shown as long as a key is held: in its own script, with all that was taken out of it.

use super::state::State;
use crate::protocol::Variant;

/// What the page showed before the reader held the key that shows the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// The script.
    pub variant: Variant,
    /// Whether repairs were shown.
    pub repairs: bool,
}

/// Shows the source, or what was shown before; whether that changes anything.
pub(super) fn change(state: &mut State, on: bool) -> bool {
    match state.held {
        None if on => {
            state.held = Some(Before { variant: state.settings.variant, repairs: state.repairs });
            (state.settings.variant, state.repairs) = (Variant::Original, true);
        }
        Some(before) if !on => {
            (state.settings.variant, state.repairs) = (before.variant, before.repairs);
            state.held = None;
        }
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_key_shows_the_source_until_it_is_let_go() {
        let mut state = State::default();
        state.settings.variant = Variant::Taiwan;
        assert!(!change(&mut state, false));
        for _ in 0..2 {
            // A key that is held repeats.
            change(&mut state, true);
            assert_eq!((state.settings.variant, state.repairs), (Variant::Original, true));
        }
        assert!(change(&mut state, false));
        assert_eq!((state.settings.variant, state.repairs), (Variant::Taiwan, false));
    }
}
