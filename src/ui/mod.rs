//! The page: Yew components and hooks. Thin: state and actions are in [`crate::view`], work is done by the
//! engine in its worker.

mod app;
mod bar;
mod choice;
mod clipboard;
mod context;
mod drop;
mod effects;
mod encoding;
mod engine;
mod fault;
mod frame;
mod hello;
mod icon;
mod index;
mod keymap;
mod keys;
mod legend;
mod library;
mod list;
mod menu;
mod modal;
mod near;
mod openers;
mod outline;
mod palette;
mod paste;
mod platform;
mod privacy;
mod rail;
mod reader;
mod search;
mod settings;
mod specimen;
mod storage;
mod tabs;
mod taking;
mod tour;
mod transfer;
mod tray;
mod waiting;

pub use app::App;
