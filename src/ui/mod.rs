//! The page: Yew components and hooks.
