//! The page: Yew components and hooks. Thin: state and actions are in [`crate::view`], work is done by the
//! engine in its worker.

mod app;
mod article;
mod bar;
mod card;
mod context;
mod effects;
mod engine;
mod frame;
mod hello;
mod index;
mod legend;
mod platform;
mod rail;

pub use app::App;
