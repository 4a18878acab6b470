//! stub
pub mod article;
pub mod html;
