### SPDX-License-Identifier: AGPL-3.0-or-later
### The article's own words. PLURAL gives a number's category by the rules of the language (zero, one, two, few, many, other).
### A message may stand within another, which gives it its variables: `-of` is the form after a word that governs a noun.

## Numbers and lists

posts = { PLURAL($posts) ->
    [one] { $posts } post
   *[other] { $posts } posts
}
posts-of = { posts }
accounts = { PLURAL($accounts) ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
}
accounts-of = { accounts }
lines-of = { PLURAL($lines) ->
    [one] { $lines } line
   *[other] { $lines } lines
}
pair = { $one }, { $other }
last = { $one } and { $other }

## Days and hours

month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-short = { $number ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
day = { $day } { $month } { $year }
moment = { $day }, { $clock }
zoned = { $when } ({ $zone })
stretch = { $from } to { $to }
stretch-on = { $day }, { $from } to { $to }
tick-day = { $day } { $month }
tick-month = { $month } { $year }
on-day = On { $day } ({ $zone })
on-days = From { $from } to { $to } ({ $zone })
on-day-at = On { $day }, at { $clock } ({ $zone })
on-day-between = On { $day }, between { $from } and { $to } ({ $zone })
between = Between { $from } and { $to } ({ $zone })
# After “every”.
every-minutes = { PLURAL($count) ->
    [one] minute
   *[other] { $count } minutes
}
every-hours = { PLURAL($count) ->
    [one] hour
   *[other] { $count } hours
}
every-days = { PLURAL($count) ->
    [one] day
   *[other] { $count } days
}
every-weeks = { PLURAL($count) ->
    [one] week
   *[other] { $count } weeks
}

## At the top

simulated = Simulated: these people and posts are invented.
kicker = Report on a storm
title = { posts }
title-under = { posts } under { $tags }
title-none = No posts
title-none-under = No posts under { $tags }
lead = { $when }, { $what }.
lead-timeless = { $what }.
estimated = These numbers are estimates, because there were more posts than the { $limit } that are counted one by one. Standard error: { posts }, { accounts }. In two of three cases the truth is no further away than that, in 19 of 20 no further than twice that.
estimated-bare = Accounts that only reposted, without a hashtag of their own, are not among them.
none = no post was found
none-under = no post was found under { $tags }
nameless = { PLURAL($posts) ->
    [one] { $posts } post was found; the source names no account
   *[other] { $posts } posts were found; the sources name no accounts
}
nameless-under = { PLURAL($posts) ->
    [one] { $posts } post was found with { $tags }; the source names no account
   *[other] { $posts } posts were found under { $tags }; the sources name no accounts
}
made = { accounts } made { posts-of }
made-under = { PLURAL($posts) ->
    [one] { accounts } made { posts-of } with { $tags }
   *[other] { accounts } made { posts-of } under { $tags }
}
# Labels after a number that the page shows itself.
label-accounts = { PLURAL($count) ->
    [one] account
   *[other] accounts
}
label-originals = { PLURAL($count) ->
    [one] original post
   *[other] original posts
}
label-others = { PLURAL($count) ->
    [one] replies, quotes and reposts
   *[other] replies, quotes and reposts
}
figure-accounts = Different accounts that made the posts counted here. A person may have several, and an account may speak for a group.
figure-originals = Posts that answer, quote or repeat no other.
figure-others = { $replies }, { $quotes }, { $reposts }. A repost counts when the post that it repeats does.
originals = { PLURAL($count) ->
    [one] { $count } original
   *[other] { $count } originals
}
quotes = { PLURAL($count) ->
    [one] { $count } quote
   *[other] { $count } quotes
}
replies = { PLURAL($count) ->
    [one] { $count } reply
   *[other] { $count } replies
}
reposts = { PLURAL($count) ->
    [one] { $count } repost
   *[other] { $count } reposts
}

## The case

case = The case
charges = Charges
in-court = In court
background = Background
asked = What was asked
asked-by = The call came from { $names }.
asked-for = The hour: { $hour } ({ $zone }), under { $tags }.
sealed-before = The call was sealed in the record on { $when }, before that hour began.
sealed-after = The call was sealed in the record on { $when }, after that hour began.

## When people posted

time = When people posted
chart-title = Posts by time ({ $zone })
chart-says = A bar for every { $unit }, { $stretch }: { posts }.
chart-says-most = A bar for every { $unit }, { $stretch }: { posts }; the fullest minute was { $most }.
chart-of = Posts for every { $unit }, in the time of { $zone }.
chart-of-utc = Posts for every { $unit }, in UTC.
chart-hour = Shaded: the hour that the call named, { $stretch }.
chart-blind = Hatched: something could not be seen then; the limits below say what.
chart-left = Not in it: { posts-of } of which the minute is not known.
chart-joined = Minutes in which fewer than five accounts posted are shown together, at the first of them.
estimated-chart = Estimated from a sample.
no-chart-none = There is no chart, because there is no post.
no-chart-few = There is no chart: too few accounts posted at known minutes, or only the days are known.
no-chart-unknown = There is no chart: the sources do not tell at what hour these posts were made.
as-table = The chart as a table
column-from = From, for every { $unit }
chart-networks = Posts by time on each network
chart-networks-scale = All have the same scale.
chart-networks-joined = Minutes are joined until on each network no post or at least five accounts are in them; the bars show their mean, and the table their sum, at the first of them.
column-posts = Posts
first = The first post was made on { $when }.
fullest = The fullest minute was { $when }, with { posts-of }.
surge = from { $stretch } ({ posts })
surge-most = from { $stretch } ({ posts }, most at { $most })
# The same, where the day is told with the time.
surge-most-on = from { $stretch } ({ posts }, most at { $most })
surges-more = { PLURAL($count) ->
    [one] { $count } more time
   *[other] { $count } more times
}
surges = Posts exceeded what the time before explains { $when }.
surge-assumed = That it was quiet before the first post is assumed, not known.
no-surge = At no time did posts clearly exceed what the time before explains.

## What people wrote

wrote = What people wrote
on-network = on { $network }
on-network-at = on { $network }, { $when }
covered = Its author has warned of what this shows
film = A still of a film, which plays where it was posted.
undescribed = A picture that its author has not described

## Lists

lists = Where, in what languages, with what words
networks = Networks
networks-are = Where the posts were made.
network = Network
languages = Languages
languages-are = As the networks give them; a post has one.
found-languages = Languages found in texts
found-languages-are = Of those posts of which the networks give none; a short text tells none.
language = Language
hashtags = Hashtags
hashtags-are = How many posts carry each, in the spelling seen most. A post can carry several.
hashtag = Hashtag
others = all others together
unknown = not known
next = { PLURAL($count) ->
    [one] The next { $count }
   *[other] The next { $count }
}
more-rows = { PLURAL($count) ->
    [one] { $count } more row is in the report as JSON.
   *[other] { $count } more rows are in the report as JSON.
}
spellings = Spellings nearly the same
spellings-are = Seen in the same time. A post counts above only if it carries one of the hashtags as well.
spelling = { $seen }, nearly { $tag }: { posts }
# A language by its tag; one that is not here shows the name that it has for itself.
language-named = { $name } ({ $tag })
language-name = { $tag ->
    [am] Amharic
    [ar] Arabic
    [be] Belarusian
    [bg] Bulgarian
    [bn] Bengali
    [ca] Catalan
    [ckb] Central Kurdish
    [cs] Czech
    [da] Danish
    [de] German
    [dv] Dhivehi
    [el] Greek
    [en] English
    [es] Spanish
    [et] Estonian
    [eu] Basque
    [fa] Persian
    [fi] Finnish
    [fr] French
    [ga] Irish
    [he] Hebrew
    [hi] Hindi
    [hu] Hungarian
    [hy] Armenian
    [id] Indonesian
    [it] Italian
    [ja] Japanese
    [ka] Georgian
    [ko] Korean
    [ku] Kurdish
    [ms] Malay
    [my] Burmese
    [nb] Norwegian
    [nl] Dutch
    [pl] Polish
    [ps] Pashto
    [pt] Portuguese
    [ro] Romanian
    [ru] Russian
    [sd] Sindhi
    [sv] Swedish
    [sw] Swahili
    [th] Thai
    [ti] Tigrinya
    [tr] Turkish
    [ug] Uyghur
    [uk] Ukrainian
    [ur] Urdu
    [yi] Yiddish
    [zh] Chinese
   *[other] { $tag }
}

## What was said

said = What was said
said-by = Phrases that at least five accounts used, in { PLURAL($posts) ->
    [one] { $posts } post with words of its own
   *[other] { $posts } posts with words of their own
}. They are as people wrote them; nothing is summed up in other words.
said-by-sample = Phrases that at least five accounts used, in a sample of { posts-of }. They are as people wrote them; nothing is summed up in other words.
said-by-shown = Only posts that may be shown were looked at, { posts-of } by { accounts-of }: the words of the others are not kept. These are phrases that at least five accounts used in them, as people wrote them; nothing is summed up in other words.
theme = { posts } by { accounts-of }
theme-kit = { posts } by { accounts-of }; the call suggested it

## How it was passed on

passing = How it was passed on
passed-on = { PLURAL($posts) ->
    [one] { $posts } post answers, quotes or repeats another
   *[other] { $posts } posts answer, quote or repeat another
}, in { PLURAL($cascades) ->
    [one] { $cascades } cascade
   *[other] { $cascades } cascades
}: a cascade is a post with all that follows it.
alone = { PLURAL($posts) ->
    [one] { $posts } post stands alone.
   *[other] { $posts } posts stand alone.
}
largest = The largest cascade, on { $network }, is { posts } by { accounts-of }.
largest-among = The largest cascade, on { $network }, is { posts } by { accounts-of }, among them { $kinds }.
half-at-once = Half of it was there within a minute.
half-minutes = { PLURAL($count) ->
    [one] Half of it was there after { $count } minute.
   *[other] Half of it was there after { $count } minutes.
}
half-hours = { PLURAL($count) ->
    [one] Half of it was there after { $count } hour.
   *[other] Half of it was there after { $count } hours.
}
half-days = { PLURAL($count) ->
    [one] Half of it was there after { $count } day.
   *[other] Half of it was there after { $count } days.
}
bridge = from { $from } into { $into } in { posts-of }
bridges = It was carried from one language into another: { $ways }. A repost counts into the language in which its account mostly writes.
names = { PLURAL($count) ->
    [one] { $count } name was seen on several networks, perhaps the same people, who carried it from one to another.
   *[other] { $count } names were seen on several networks, perhaps the same people, who carried it from one to another.
}
half-from = Half of the posts came from { accounts-of }.
half-from-few = Half of the posts came from fewer than five accounts.
faithful = { $tag } ({ accounts })
faithful-without = { $tag } ({ accounts }, never with { $other })
faithfuls = Some hashtags have people of their own, who wrote several posts and left them out of none: { $tags }. That may be a local group, a second cause, or a tag that is carried in; who reads the posts can tell.
posts-in = { $stretch } ({ posts })
floods = Fewer than five accounts made most of the posts in these stretches: { $stretches }. A newsroom, or somebody who answers everybody, looks the same as flooding; who reads the posts can tell.

## Who stood behind it

behind = Who stood behind it
members = { PLURAL($count) ->
    [one] { $count } member
   *[other] { $count } members
}
members-together = { PLURAL($count) ->
    [one] Together these groups say that they have { $count } member. Overlap is not removed: who is in two groups counts twice.
   *[other] Together these groups say that they have { $count } members. Overlap is not removed: who is in two groups counts twice.
}
pledged = { PLURAL($pledges) ->
    [one] { $pledges } person pledged to take part; { accounts } posted.
   *[other] { $pledges } people pledged to take part; { accounts } posted.
}
pledged-confirmed = { PLURAL($pledges) ->
    [one] { $pledges } person pledged to take part
   *[other] { $pledges } people pledged to take part
}, and { PLURAL($confirmed) ->
    [one] { $confirmed } person confirmed it by e-mail or handed in a post
   *[other] { $confirmed } people confirmed it by e-mail or handed in a post
}; { accounts } posted.
turnout-fewer = Of so many pledges, { $least } to { $most } accounts were to be expected (assumed: no storm before tells which share of pledges is kept): fewer came.
turnout-within = Of so many pledges, { $least } to { $most } accounts were to be expected (assumed: no storm before tells which share of pledges is kept): so it came.
turnout-more = Of so many pledges, { $least } to { $most } accounts were to be expected (assumed: no storm before tells which share of pledges is kept): more came; others joined, or more kept their word.
pledges-anonymous = Pledges are anonymous, so it can't be told which of these accounts had pledged.

## What this does not show

limits = What this does not show
limit-sources = Only what the sources below hold is counted. Posts of private accounts, posts deleted before they were read, and other networks are not in it.
limit-seen = How many people saw the posts is not told, because nobody outside the networks can measure it. Numbers of followers do not say it and are not added up.
limit-times = Times are those that the networks give, and on some of them those that the author's own device gave.
limit-tags = Posts that speak of the case without one of the hashtags are not found.
limit-lines = { PLURAL($lines) ->
    [one] { $lines } line of the sources could not be read; posts in it are missing here.
   *[other] { $lines } lines of the sources could not be read; posts in them are missing here.
}
limit-few = Rows and minutes with fewer than five accounts behind them are joined with others or left out, so that nobody can be singled out. The sums of all posts are told as they are.
people = { PLURAL($most) ->
    [one] Accounts are not people. There is { $most } person behind them if nobody posted on two networks, and { $least } if everybody on a smaller network posted on the largest one too; fewer if some have several accounts on one network, more if some share one.
   *[other] Accounts are not people. There are { $most } people behind them if nobody posted on two networks, and { $least } if everybody on a smaller network posted on the largest one too; fewer if some have several accounts on one network, more if some share one.
}
people-of-one-network = Accounts are not people: { accounts } posted, and somebody may have several of them, or share one.
people-unknown = Accounts are not people, and here the sources name no accounts: how many people posted is not known.
nobodys = Of { posts-of } no account is known; they may be anybody's.
early = { PLURAL($early) ->
    [one] { $early } post claims a time that is too early
   *[other] { $early } posts claim a time that is too early
}, by what the network's identifier or whoever saw it first tells. Each stays, and is counted, at the time that it claims.
late = { PLURAL($late) ->
    [one] { $late } post claims a time that is too late
   *[other] { $late } posts claim a time that is too late
}, by what the network's identifier or whoever saw it first tells. Each stays, and is counted, at the time that it claims.
early-and-late = { PLURAL($early) ->
    [one] { $early } post claims a time that is too early
   *[other] { $early } posts claim a time that is too early
}, and { PLURAL($late) ->
    [one] { $late } post claims a time that is too late
   *[other] { $late } posts claim a time that is too late
}, by what the network's identifier or whoever saw it first tells. Each stays, and is counted, at the time that it claims.
lost = The sources say themselves that { posts } could not be seen in them: { $parts }.
lost-deleted = { PLURAL($count) ->
    [one] { $count } deleted
   *[other] { $count } deleted
}
lost-limit = { PLURAL($count) ->
    [one] { $count } left out of a stream by the network's limit
   *[other] { $count } left out of a stream by the network's limit
}
lost-withheld = { PLURAL($count) ->
    [one] { $count } withheld by the network
   *[other] { $count } withheld by the network
}
lost-otherwise = { PLURAL($count) ->
    [one] { $count } for another reason ({ $reason })
   *[other] { $count } for another reason ({ $reason })
}
lost-places = { PLURAL($count) ->
    [one] In { $count } place the sources say that something is missing, and not how many posts that is.
   *[other] In { $count } places the sources say that something is missing, and not how many posts that is.
}
spelled = { $spelling } was written for { $tag }, and is counted since { $when }, backwards too.
unseen = { $name } could not be seen from { $from } to { $to } ({ $zone }); posts made then may be missing here.
unseen-more = { PLURAL($count) ->
    [one] And so it was { $count } more time.
   *[other] And so it was { $count } more times.
}
interrupted-seconds = { $network } { PLURAL($times) ->
    [one] { $times } time
   *[other] { $times } times
} ({ PLURAL($length) ->
    [one] { $length } second
   *[other] { $length } seconds
} in all)
interrupted-minutes = { $network } { PLURAL($times) ->
    [one] { $times } time
   *[other] { $times } times
} ({ PLURAL($length) ->
    [one] { $length } minute
   *[other] { $length } minutes
} in all)
interrupted = Sources were interrupted, and gave afterwards what was posted meanwhile: { $networks }.
missed = { PLURAL($posts) ->
    [one] { $posts } post came from one host of a network and not from another that was read beside it. What none of them gave is not here.
   *[other] { $posts } posts came from one host of a network and not from another that was read beside it. What none of them gave is not here.
}
deleted = { PLURAL($posts) ->
    [one] { $posts } post was deleted after being seen, and so is not counted any more: { $parts }.
   *[other] { $posts } posts were deleted after being seen, and so are not counted any more: { $parts }.
}
deleted-together = { PLURAL($count) ->
    [one] { $count } post was deleted after being seen, and so is not counted any more.
   *[other] { $count } posts were deleted after being seen, and so are not counted any more.
}
deleted-minute = { PLURAL($count) ->
    [one] { $count } within a minute
   *[other] { $count } within a minute
}
deleted-ten-minutes = { PLURAL($count) ->
    [one] { $count } within ten minutes
   *[other] { $count } within ten minutes
}
deleted-hour = { PLURAL($count) ->
    [one] { $count } within an hour
   *[other] { $count } within an hour
}
deleted-day = { PLURAL($count) ->
    [one] { $count } within a day
   *[other] { $count } within a day
}
deleted-week = { PLURAL($count) ->
    [one] { $count } within seven days
   *[other] { $count } within seven days
}
deleted-month = { PLURAL($count) ->
    [one] { $count } within 30 days
   *[other] { $count } within 30 days
}
deleted-quarter = { PLURAL($count) ->
    [one] { $count } within 90 days
   *[other] { $count } within 90 days
}
deleted-later = { PLURAL($count) ->
    [one] { $count } later
   *[other] { $count } later
}
waves = Far more posts than before were deleted in these stretches: { $stretches }. People take posts back when they fear for themselves; posts that were made to be counted, and not to be read, go in the same way.

## How it was counted

method = How it was counted
rule-tags = A post counts when it carries one of the hashtags, or repeats a post that does. Capital and small letters are the same; on Mastodon so are letters with and without accents.
rule-once = A post counts once, however often and wherever it was found. It is the same post when network and identifier are the same, or, without an identifier, network, account, time and text.
rule-kinds = Each post is of one kind: a repost, else a reply, else a quote, else an original.
rule-accounts = Accounts are told apart by network and identifier, or, without one, by their handle.
rule-estimated = Beyond { $limit } posts, one in { $part } is counted, chosen by the posts' identifiers and always the same of the same posts, and multiplied. The number of accounts is estimated by a sketch (HyperLogLog). What can't be told so is left out: the first post, how posts were passed on, who posted how much, what was said, and rows of fewer than a hundred posts in the sample.
rule-stretch = A stretch of time includes its first instant and excludes its last.
rule-days = Posts of which only the day is known count in the totals where the stretch of time holds a part of that day, not in the chart.
rule-withheld = What a platform shows in place of a post that it withholds is not counted: it is nobody's post.
sealed-copies = Of posts that may not be shown whole copies are kept, sealed to keys that the server does not have; so many posts: { $posts }.
sealed-copies-few = Of posts that may not be shown whole copies are kept, sealed to keys that the server does not have; of fewer than five posts.
disclosed-never = They were handed out to nobody.
disclosed = Handed out on { $when }, copies of so many posts: { $posts }. The reason that was given: { $reason }
inputs = What was read
input = Source
lines = Lines
standard-input = standard input
rejected = What could not be read
rejection = { lines-of }: { $reason }
reason-damaged = not what its digest says
reason-invalid-utf8 = not valid UTF-8
reason-missing = named, but not there
reason-not-json = no whole JSON object
reason-not-public = not made for everybody
reason-too-long = too long
reason-truncated-input = broken off in the middle
reason-unknown-shape = in no known form
reason-unreadable = could not be read on
record = The record
record-grows = { PLURAL($entries) ->
    [one] These figures rest on a record of { $entries } entry that can only grow. Anybody can check it offline, without trusting who keeps it.
   *[other] These figures rest on a record of { $entries } entries that can only grow. Anybody can check it offline, without trusting who keeps it.
}
erased-none = None of its contents has been erased.
erased = { PLURAL($count) ->
    [one] The content of { $count } entry was erased; the proofs of all others still hold.
   *[other] The contents of { $count } entries were erased; the proofs of all others still hold.
}
root = Root:
footer = Counted by Groundswell { $version }.

## Written by the organizers, what is left of quoted posts, and what stands behind each

organizers-say = What the organizers say
organizers-note = These words are the organizers’. The figures come from the posts and the record; nobody can change them.
corrections = Corrections
lasting = What is left of the posts quoted here
lasting-is = Each quoted post is asked for where it was posted when it is an hour, a day, 7, 30 and 90 days old. “–” stands where a figure could tell of fewer than five people. An age is not told where it differs from one told before by fewer than five people.
lasting-age = After
lasting-network = Network
lasting-posts = Posts
lasting-there = Still there
lasting-not-there = Not there
lasting-deleted = Deleted by the author
lasting-out-of-sight = Out of sight
lasting-withdrawn = Taken away by the network
lasting-hour = an hour
lasting-day = a day
lasting-week = 7 days
lasting-month = 30 days
lasting-quarter = 90 days
lasting-several = several together
grades = What the grades mean
grade-captured = Captured
grade-captured-means = Whoever kept the record received the post so, and nobody has changed it since. It does not show that the account wrote it.
grade-handed-in = Handed in
grade-handed-in-means = Somebody gave its address, saw it here as it is, and agreed that it is quoted. It does not show by itself that it was the account’s owner.
grade-signed = Signed at the source
grade-signed-means = The key of the account has signed exactly these words. It does not show who the person behind the account is; for most accounts the network holds that key.
proof = Proof
card = Card for other sites
card-gone = This post is not shown any more: its author has taken it back, or it can’t be seen where it was posted.
card-as-of = This is what is known here as of { $when }. Loaded again, the card shows what is known then.

## How each figure was counted

how = How was this counted?
each-figure = Each figure
again = Count it again
in-json = In the report’s JSON:
again-record = { PLURAL($entries) ->
    [one] All of this was counted from the first entry of the record { $record }. Whoever has the record counts it again, value by value, with this command; it also says what can’t be counted any more because somebody’s posts were erased since.
   *[other] All of this was counted from the first { $entries } entries of the record { $record }. Whoever has the record counts it again, value by value, with this command; it also says what can’t be counted any more because somebody’s posts were erased since.
}
again-files = All of this was counted from the files that are named below. Whoever has them counts it again with this command, which writes the JSON.
counted-lasting-is = Quoted posts that were looked at when they had that age, or are known to be deleted by then. In a published report nothing is told of fewer than five people.
counted-posts-is = Every post that was looked for, each once: where hashtags are asked for, those that carry one of them or repeat a post that does; where a stretch of time is, those that were made in it.
counted-accounts = Accounts
counted-accounts-is = The different accounts that made these posts, told apart by network and identifier. They are not people.
counted-kinds = Original posts, replies, quotes, reposts
counted-kinds-is = Each post is of one kind: a repost, else a reply, else a quote, else an original.
counted-minutes = Posts by time
counted-minutes-is = Posts in each minute, by the time that their network gives, added up to the bars and rows shown. In a published report a minute with fewer than five accounts is joined with the next.
counted-peak = First post and fullest minute
counted-peak-is = The earliest time of a post counted here, and the minute with the most posts.
counted-surges = Surges
counted-surges-is = Stretches in which more posts came than the minutes before them explain.
counted-networks-is = Posts by the network on which they were made.
counted-languages-is = Posts by the language that the network gives with them; each post has one, or none is known.
counted-detected-is = Posts without a language by the one that was found in their text.
counted-hashtags-is = How many of the posts carry each hashtag; spellings that the network takes for the same are one.
counted-spellings-is = Hashtags that differ from an agreed one by a slip, and how many posts carry each.
counted-themes-is = Phrases that at least five accounts used in posts of their own, and how many posts have each.
counted-passing-is = Posts that answer, quote or repeat one another are joined to cascades; shares of accounts are of all posts counted here.
counted-groups = Groups and their members
counted-groups-is = As the groups tell them themselves, added up; who is in several of them is in the sum several times. They are not counted here, and are in neither JSON nor record.
counted-pledges = Pledges
counted-pledges-is = How many people pledged on the call’s page, and how many confirmed it. They are anonymous numbers, in neither JSON nor record, and can’t be counted again.
counted-unseen = What was not seen, and what was deleted
counted-unseen-is = Stretches in which a source gave nothing, posts that were deleted while they were watched, lines that could not be read, and posts whose time is contradicted. Lines that could not be read are not kept in a record.

## On paper

undrawn = { PLURAL($signs) ->
    [one] The fonts of this document lack { $signs } sign that people used; a � stands for it. Whoever copies or listens gets the sign itself.
   *[other] The fonts of this document lack { $signs } signs that people used; a � stands for each. Whoever copies or listens gets the signs themselves.
}
