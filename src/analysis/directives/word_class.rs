//! Words asked by class: an enum of the classes that the second column of a table lists.

/// Declares the classes of a table, each with its name there.
macro_rules! word_classes {
    ($(#[$doc:meta])* $name:ident of $file:literal: $($class:ident $id:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $name {
            $($class),+
        }

        static WORDS: std::sync::LazyLock<crate::lexicon::Classed> = std::sync::LazyLock::new(|| {
            crate::lexicon::Classed::of(crate::lexicon::read_table!($file), &[$($id),+])
        });

        impl $name {
            fn bit(self) -> u64 {
                1 << self as u64
            }

            /// Whether a word is of this class.
            pub(super) fn is(self, word: &str) -> bool {
                WORDS.is(word, self.bit())
            }

            /// Length of the longest word of this class that `text` begins with.
            pub(super) fn begins(self, text: &str) -> Option<usize> {
                WORDS.begins(text, self.bit())
            }

            /// The longest word of this class that `text` ends with.
            pub(super) fn ends(self, text: &str) -> Option<&str> {
                WORDS.ends(text, self.bit()).and_then(|length| text.get(text.len() - length..))
            }

            /// Whether `text` holds a word of this class.
            pub(super) fn within(self, text: &str) -> bool {
                WORDS.within(text, self.bit())
            }

            /// What follows the longest word of this class that `text` begins with.
            pub(super) fn stripped(self, text: &str) -> Option<&str> {
                self.begins(text).and_then(|length| text.get(length..))
            }
        }
    };
}
