//! The page's state: pure, no DOM.
