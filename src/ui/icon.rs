//! The line drawings of the interface.

use yew::prelude::*;

macro_rules! glyphs {
    ($($(#[$doc:meta])+ $name:ident $path:literal;)+) => {
        /// What is drawn.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Glyph { $($(#[$doc])+ $name,)+ }

        impl Glyph {
            /// The line, in a square of 16.
            fn path(self) -> &'static str {
                match self { $(Self::$name => $path),+ }
            }
        }
    };
}

glyphs! {
    /// An arrowhead up.
    Up "M3 10l5-5 5 5";
    /// An arrowhead down.
    Down "M3 6l5 5 5-5";
    /// An arrowhead to the right.
    Right "M6 3l5 5-5 5";
    /// An arrowhead to the left.
    Left "M10 3 5 8l5 5";
    /// A pin.
    Pin "M6 2.5h4l.5 5 2 2h-9l2-2zM8 9.5V14";
    /// Two sheets.
    Copy "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3";
    /// Quotation marks.
    Quote "M3 9.5c0-3 1-4.5 3-5.5M3 9.5h3v3H3zM9 9.5c0-3 1-4.5 3-5.5M9 9.5h3v3H9z";
    /// A cross.
    Cross "M4 4l8 8M12 4l-8 8";
    /// A warning sign.
    Warning "M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.8v.1";
    /// A file.
    File "M4 2h5l3 3v9H4zM9 2v3h3";
    /// A folder.
    Folder "M2 4h4l1.5 1.5H14V13H2z";
    /// A clipboard.
    Clipboard "M5.5 3H4v11h8V3h-1.5M5.5 1.8h5v2.6h-5z";
    /// A lock.
    Lock "M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2";
    /// The moon.
    Moon "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z";
    /// An arrow out of a tray.
    Save "M8 10V2M5 5l3-3 3 3M3 10v3.5h10V10";
    /// A plus sign.
    Plus "M8 3v10M3 8h10";
    /// A table.
    Table "M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6";
    /// Lines of a list.
    Lines "M2.5 4h11M2.5 8h11M2.5 12h7";
    /// An arrow back.
    Undo "M6.5 4 3 7.5 6.5 11M3 7.5h6.5a3 3 0 0 1 0 6H8";
    /// An arrow forth.
    Redo "M9.5 4 13 7.5 9.5 11M13 7.5H6.5a3 3 0 0 0 0 6H8";
    /// A person.
    Person "M8 2.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 1 0 0-5.2M3 14c.4-3.4 2.3-5 5-5s4.6 1.6 5 5";
    /// A flag.
    Flag "M4 14V2.5h8L10 5.5l2 3H4";
    /// Swatches and their names.
    Key "M2.5 4h4M2.5 8h4M2.5 12h4M9 4h5M9 8h5M9 12h5";
    /// A magnifying glass.
    Search "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9M10.2 10.2 14 14";
    /// Three dots.
    Dots "M3.1 8a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0M7.6 8a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0M12.1 8a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0";
}

/// Draws a glyph; what it means is said by the words beside it.
pub(super) fn icon(glyph: Glyph) -> Html {
    html! { <svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d={glyph.path()} /></svg> }
}
