//! Tables and the matcher.
