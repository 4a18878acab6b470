// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an account of the directory has said of itself since its first day: <https://web.plc.directory/spec/v0.1/did-plc>.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value};

use crate::{cbor, cid::Cid, key::Key};

/// How many letters of the first operation's digest name the account.
const NAME_LETTERS: usize = 24;

/// More keys than the directory lets an account have to change itself.
const MOST_KEYS: usize = 10;

/// What the name of an account of the directory begins with.
const METHOD: &str = "did:plc:";

/// Why a log of operations does not lead from an account's name to its key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogError {
    /// It is no such log.
    #[error("the account's log can't be read: {0}")]
    Form(&'static str),
    /// It ends with the end of the account.
    #[error("the account's log says that the account has ended")]
    Ended,
    /// Its first operation has another name: it is another account's.
    #[error("the account's log is not that of the account")]
    Name,
    /// An operation does not follow the one before.
    #[error("the account's log has a gap before operation {0}")]
    Order(usize),
    /// An operation is signed by nobody who might.
    #[error("operation {0} of the account's log is not signed by who may change the account")]
    Signature(usize),
}

/// What holds after an operation.
struct State {
    /// Who may sign the next operation.
    rotation: Vec<Key>,
    /// With what the account signs.
    signing: Key,
}

/// Checks a log of operations, and gives the key with which the account signs at its end.
///
/// The account's name is the digest of its first operation, and each operation is signed with a key that the one before names: so nobody
/// has to be believed.
///
/// # Errors
///
/// [`LogError`] when it does not lead from the name to a key.
pub fn key_of_log(log: &[u8], did: &str) -> Result<Key, LogError> {
    let operations: Vec<Map<String, Value>> =
        serde_json::from_slice(log).map_err(|_| LogError::Form("it is no list of operations"))?;
    let mut before: Option<(State, Cid)> = None;
    for (number, operation) in operations.iter().enumerate() {
        let cid = Cid::of(&written(operation)?);
        let prev = operation.get("prev").and_then(Value::as_str);
        match (&before, prev) {
            (None, None) if did.strip_prefix(METHOD) != Some(&cid.digest_letters(NAME_LETTERS)) => {
                return Err(LogError::Name);
            }
            (None, None) => {}
            (Some((_, last)), Some(prev)) if prev == last.to_string() => {}
            _ => return Err(LogError::Order(number)),
        }
        let state = state(operation)?;
        // The first operation is signed with a key that it names itself.
        let signers = before.as_ref().map_or(&state, |(state, _)| state);
        if !is_signed(operation, &signers.rotation)? {
            return Err(LogError::Signature(number));
        }
        before = Some((state, cid));
    }
    before.map(|(state, _)| state.signing).ok_or(LogError::Form("it is empty"))
}

fn state(operation: &Map<String, Value>) -> Result<State, LogError> {
    const FORM: LogError = LogError::Form("it has an operation that says nothing of keys");
    let text = |name: &str| operation.get(name).and_then(Value::as_str);
    let (rotation, signing) = match text("type") {
        Some("plc_operation") => {
            let rotation = operation.get("rotationKeys").and_then(Value::as_array);
            let rotation = rotation.filter(|keys| keys.len() <= MOST_KEYS).ok_or(FORM)?;
            let signing = operation.get("verificationMethods").and_then(|keys| keys.get("atproto")?.as_str());
            (rotation.iter().map(Value::as_str).collect(), signing)
        }
        // How the directory's first accounts began.
        Some("create") => (vec![text("recoveryKey"), text("signingKey")], text("signingKey")),
        Some("plc_tombstone") => return Err(LogError::Ended),
        _ => return Err(FORM),
    };
    let key = |written: Option<&str>| Key::read(written?.strip_prefix("did:key:")?).ok();
    let rotation = rotation.into_iter().map(key).collect::<Option<_>>().ok_or(FORM)?;
    Ok(State { rotation, signing: key(signing).ok_or(FORM)? })
}

fn is_signed(operation: &Map<String, Value>, keys: &[Key]) -> Result<bool, LogError> {
    let mut unsigned = operation.clone();
    let signature = unsigned.remove("sig");
    let signature = signature.as_ref().and_then(Value::as_str).unwrap_or_default();
    // One form alone: what is not written back the same is another signature.
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(signature) else { return Ok(false) };
    let message = written(&unsigned)?;
    Ok(keys.iter().any(|key| key.has_signed(&message, &bytes)))
}

/// An operation as it is signed and named.
fn written(operation: &Map<String, Value>) -> Result<Vec<u8>, LogError> {
    let mut block = Vec::new();
    let value = map(operation).ok_or(LogError::Form("it has a value that no operation has"))?;
    value.write(&mut block);
    Ok(block)
}

fn map(members: &Map<String, Value>) -> Option<cbor::Value<'_>> {
    let members = members.iter().map(|(name, value)| Some((name.as_str(), of_json(value)?)));
    let mut members = members.collect::<Option<Vec<_>>>()?;
    members.sort_by_key(|(name, _)| (name.len(), *name));
    Some(cbor::Value::Map(members))
}

/// A value of JSON; `None` for numbers, which no operation has.
fn of_json(value: &Value) -> Option<cbor::Value<'_>> {
    Some(match value {
        Value::Null => cbor::Value::Null,
        Value::Bool(value) => cbor::Value::Bool(*value),
        Value::Number(_) => return None,
        Value::String(text) => cbor::Value::Text(text),
        Value::Array(items) => cbor::Value::List(items.iter().map(of_json).collect::<Option<_>>()?),
        Value::Object(members) => map(members)?,
    })
}
