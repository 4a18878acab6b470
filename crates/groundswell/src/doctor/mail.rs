// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether letters arrive: what receiving servers look up about a sender.

use fetch::Records;

use super::{Finding, Patient};

/// Looks up what the domain name system says about whom letters come from.
pub async fn look(patient: &Patient) -> Vec<Finding> {
    let Some(from) = &patient.mail_from else {
        let says = "no letters leave: visitors can take the calendar file, and are not reminded by mail. --mail and --mail-from change that";
        return vec![Finding::mind("mail", says)];
    };
    let Some(domain) = domain_of(from) else {
        return vec![Finding::bad(
            "mail",
            format!("`{from}` has no domain: give a sender such as storm@weavers.example"),
        )];
    };
    let records = &patient.records;
    let spf = texts(records, domain).await.map(|texts| judge_spf(domain, &texts));
    let dmarc_name = format!("_dmarc.{domain}");
    let dmarc = texts(records, &dmarc_name).await.map(|texts| judge_dmarc(domain, &texts));
    let dkim = match &patient.dkim_selector {
        Some(selector) => {
            let name = format!("{selector}._domainkey.{domain}");
            texts(records, &name).await.map(|texts| judge_dkim(&name, &texts))
        }
        None => Ok(Finding::mind(
            "mail: DKIM",
            "whether letters are signed can't be looked up without the name of the key: ask whoever runs the mail server for the \
             selector, and give it with --dkim-selector",
        )),
    };
    [spf, dmarc, dkim].into_iter().map(|finding| finding.unwrap_or_else(|finding| finding)).collect()
}

/// The texts of a name, or that nobody could be asked.
async fn texts(records: &Records, name: &str) -> Result<Vec<String>, Finding> {
    let unknown =
        || Finding::mind("mail", format!("nobody could be asked about `{name}`: is there a connection"));
    records.texts(name).await.map_err(|_| unknown())
}

/// The domain of a sender, such as `Free the weavers <storm@weavers.example>`.
fn domain_of(from: &str) -> Option<&str> {
    let (_, domain) = from.trim_end_matches('>').rsplit_once('@')?;
    Some(domain.trim()).filter(|domain| domain.contains('.'))
}

/// RFC 7208: which servers may send in the name of a domain.
fn judge_spf(domain: &str, texts: &[String]) -> Finding {
    let about = "mail: SPF";
    let mut records = texts.iter().filter(|text| *text == "v=spf1" || text.starts_with("v=spf1 "));
    match (records.next(), records.next()) {
        (None, _) => Finding::bad(
            about,
            format!(
                "{domain} does not say which servers may send its mail: add a TXT record such as `v=spf1 a:mail.{domain} -all`, as your mail server's docs say"
            ),
        ),
        (Some(_), Some(_)) => Finding::bad(
            about,
            format!("{domain} has two SPF records, which counts as none: leave one (RFC 7208, 3.2)"),
        ),
        (Some(record), None) if record.ends_with("+all") || record.ends_with(" all") => Finding::bad(
            about,
            format!("{domain} lets everybody send in its name (`{record}`): end it with `-all`"),
        ),
        (Some(_), None) => Finding::good(about, format!("{domain} says which servers may send its mail")),
    }
}

/// RFC 7489: what receivers do with letters that fail both other checks.
fn judge_dmarc(domain: &str, texts: &[String]) -> Finding {
    let about = "mail: DMARC";
    let record = texts.iter().find(|text| text.starts_with("v=DMARC1"));
    let policy = record.and_then(|record| record.split(';').find_map(|part| part.trim().strip_prefix("p=")));
    match policy.map(str::trim) {
        None => Finding::bad(
            about,
            format!(
                "large mailboxes take no letters from a domain without it: add the TXT record `_dmarc.{domain}` with `v=DMARC1; p=quarantine`"
            ),
        ),
        Some("none") => Finding::mind(
            about,
            format!(
                "{domain} asks that nothing be done about letters in its name that others send: `p=quarantine` is better once yours arrive"
            ),
        ),
        Some(policy) => Finding::good(
            about,
            format!("{domain} says what is done about letters that others send in its name ({policy})"),
        ),
    }
}

/// RFC 6376: the key with which letters are signed.
fn judge_dkim(name: &str, texts: &[String]) -> Finding {
    let about = "mail: DKIM";
    let key = texts.iter().find_map(|text| text.split(';').find_map(|part| part.trim().strip_prefix("p=")));
    match key {
        None => Finding::bad(
            about,
            format!("there is no key at `{name}`: publish the one that the mail server signs with"),
        ),
        Some("") => Finding::bad(
            about,
            format!("the key at `{name}` was withdrawn: publish the one that the mail server signs with"),
        ),
        Some(_) => Finding::good(about, format!("there is a key at `{name}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::State, *};

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn what_a_domain_says_of_its_mail_is_judged_as_receivers_do() {
        let spf = |said: &[&str]| judge_spf("weavers.example", &texts(said)).state;
        assert_eq!(spf(&["hello", "v=spf1 mx -all"]), State::Good);
        for bad in
            [&[][..], &["v=spf10 mx"], &["v=spf1 mx", "v=spf1 a"], &["v=spf1 +all"], &["v=spf1 mx all"]]
        {
            assert_eq!(spf(bad), State::Bad, "{bad:?}");
        }
        let dmarc = |said: &[&str]| judge_dmarc("weavers.example", &texts(said)).state;
        assert_eq!(dmarc(&["v=DMARC1; p=reject; rua=mailto:x@weavers.example"]), State::Good);
        assert_eq!(
            (dmarc(&["v=DMARC1;p=none"]), dmarc(&[]), dmarc(&["p=reject"])),
            (State::Mind, State::Bad, State::Bad)
        );
        let dkim = |said: &[&str]| judge_dkim("s._domainkey.weavers.example", &texts(said)).state;
        assert_eq!(
            (dkim(&["v=DKIM1; k=rsa; p=MIIB"]), dkim(&["v=DKIM1; p="]), dkim(&[])),
            (State::Good, State::Bad, State::Bad)
        );
    }

    #[test]
    fn the_domain_of_a_sender() {
        assert_eq!(domain_of("Free the weavers <storm@weavers.example>"), Some("weavers.example"));
        assert_eq!(domain_of("storm@weavers.example"), Some("weavers.example"));
        assert_eq!((domain_of("storm@localhost"), domain_of("nobody")), (None, None));
    }
}
