//! stub
pub mod article;
