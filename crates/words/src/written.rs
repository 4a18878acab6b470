// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a file of words holds, for tests that set the files of several languages beside each other.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};

/// What a file says of one message.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// The variables that it takes, those too of messages that stand within it.
    pub variables: BTreeSet<String>,
    /// The variants of each choice by `PLURAL`.
    pub choices: Vec<Vec<String>>,
    /// The text of each variant, or of the whole.
    pub texts: Vec<String>,
    /// The messages that stand within it.
    parts: BTreeSet<String>,
}

/// The messages of a file by their keys.
///
/// # Errors
///
/// What is wrong: the file is no Fluent, a key stands twice in it, or it holds what no file of ours needs.
pub fn messages(file: &str) -> Result<BTreeMap<String, Message>, String> {
    let resource = parser::parse(file).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        if let Entry::Message(written) = entry {
            let key = written.id.name.to_owned();
            let value = written.value.ok_or_else(|| format!("{key} says nothing"))?;
            let mut message = Message::default();
            read(&value, &mut message)?;
            if messages.insert(key.clone(), message).is_some() {
                return Err(format!("{key} is written twice"));
            }
        }
    }
    resolve(messages)
}

/// Gives each message the variables of those that stand within it, which hold no others.
fn resolve(messages: BTreeMap<String, Message>) -> Result<BTreeMap<String, Message>, String> {
    let mut resolved = messages.clone();
    for (key, message) in &mut resolved {
        let mut parts: Vec<&String> = message.parts.iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(part) = parts.pop() {
            if !seen.insert(part) {
                continue;
            }
            let within =
                messages.get(part).ok_or_else(|| format!("{key} holds {part}, which is not written"))?;
            message.variables.extend(within.variables.iter().cloned());
            parts.extend(&within.parts);
        }
    }
    Ok(resolved)
}

fn read(pattern: &Pattern<&str>, message: &mut Message) -> Result<(), String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                variable(inline, message)?
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                variable(selector, message)?;
                if matches!(selector, InlineExpression::FunctionReference { .. }) {
                    message.choices.push(variants.iter().map(|variant| name(&variant.key)).collect());
                }
                for variant in variants {
                    read(&variant.value, message)?;
                }
            }
        }
    }
    if !text.is_empty() {
        message.texts.push(text);
    }
    Ok(())
}

fn name(key: &VariantKey<&str>) -> String {
    match key {
        VariantKey::Identifier { name } => (*name).to_owned(),
        VariantKey::NumberLiteral { value } => (*value).to_owned(),
    }
}

fn variable(inline: &InlineExpression<&str>, message: &mut Message) -> Result<(), String> {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute: None } => {
            message.parts.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } => {}
        InlineExpression::FunctionReference { id, arguments } if id.name == "PLURAL" => {
            for argument in &arguments.positional {
                variable(argument, message)?;
            }
        }
        other => return Err(format!("no file needs {other:?}")),
    }
    Ok(())
}
