### SPDX-License-Identifier: AGPL-3.0-or-later
### The site's own words. PLURAL gives a number's category by the rules of the language (zero, one, two, few, many, other).
### Labels stand under a number that the page shows itself; `$it` is a place that the page fills with an element of its own.

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
# From Monday.
weekday = { $number ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
date = { $weekday } { $day } { $month } { $year }
moment = { $date }, { $clock }
span = { $from } – { $to }
# Labels of the countdown.
days = { PLURAL($count) ->
    [one] day
   *[other] days
}
hours = { PLURAL($count) ->
    [one] hour
   *[other] hours
}
minutes = { PLURAL($count) ->
    [one] minute
   *[other] minutes
}
seconds = { PLURAL($count) ->
    [one] second
   *[other] seconds
}

## Around every page

skip = Skip to the content
simulated = Simulated: these people and posts are invented.
languages = Languages
pages = Pages of this call
promise = This site sets no cookie, loads nothing from anybody else, and keeps no trace of who reads, pledges or posts. Everything works without JavaScript.
mirror-of = This is a copy of { $it }.
mirror-made = It was made on { $date }, and its figures don't move. Whoever runs this address may see who reads it.
mirror-pledge = Pledge on the site itself
call = The call
calls = Calls
no-calls = There is no call here yet.
take-part = Take part
live = Live
report = Report
record = Record

## The call

the-hour = The hour
begins-in = Begins in
now = The hour has come.
ends-in = It ends in
over = This storm is over.
phase-before = Coming
phase-during = Now
phase-after = Over
read-report = Read the report
as-loaded = As it was when this page was loaded.
your-clock = On your clock
elsewhere = In other places
calendar = Put it into your calendar
pledge = I will take part
pledges-so-far = { PLURAL($count) ->
    [one] { $count } pledge so far
   *[other] { $count } pledges so far
}
uncounted = The number of pledges can't be shown at the moment.
pledges-disturbed = This button was pressed faster than people do it, so programs may be among them: the number counts more presses than people.
pledge-note = A number goes up by one. Nothing about you is kept.
thanks = Thank you. Your word is counted.
thanks-more = Come back at the hour, and bring somebody.
demand = What we ask
who = Who is at risk
facts = What happened
source = Source: { $it }
checked = checked on { $date }
charges = The charges
hearing = In court
figures = The background
endorsements = Who stands behind this call
members = { PLURAL($count) ->
    [one] { $count } member
   *[other] { $count } members
}
members-together = { PLURAL($count) ->
    [one] { $count } member together (overlap not removed)
   *[other] { $count } members together (overlap not removed)
}
address = Whom to address
never-say = What never to say
keeping = Posts are kept whole
keeping-how = A public post under these hashtags is kept as it was posted, with its account, but sealed: this server can’t open it. It hands sealed copies to those who hold a key only with a reason, which everybody can then read in the record of this call. When you delete your post, the copy is erased too, as soon as this server learns of it. Reposts are not kept, nor posts of accounts that don’t want to be found.
keeping-why = Why:
keeping-holders = Who holds a key:
organizers = Who calls

## Reminders by e-mail

remind-me = Remind me by e-mail, if you like
remind-note = One letter asks you to confirm, then two at most remind you. Your address is kept encrypted, used for this storm alone, and erased 72 hours after it. A pledge needs none.
remind-asked = If letters can reach your address, one is on its way. Open the link in it and press the button: nothing else is sent before that.
remind-full = Your word counts, but no further reminder can be sent in time. The calendar’s entry reminds you too.
remind-wrong = That is no e-mail address. Nothing was counted yet: go back, correct it or leave it out.
device-remind = Remind me on this device
device-leave = No more reminders on this device
device-note = Your browser asks you first. The reminders come by its maker’s push service, which can’t read them but sees when this site reminds you. What we keep is encrypted, used for this storm alone, and erased 72 hours after it. It shows the name of the call, on a locked screen too.
device-asked = This device will be reminded before the hour.
device-failed = This device can’t be reminded: the browser did not agree, or no further reminder can be sent in time.
device-left = No further reminder comes to this device. What was kept of it is erased.
device-untold = No further reminder comes to this device. This site could not be reached: what it keeps of it is erased 72 hours after the storm.
confirmed-so-far = { PLURAL($count) ->
    [one] { $count } confirmed, by e-mail or by their own post
   *[other] { $count } confirmed, by e-mail or by their own post
}
# A label under a number.
confirmed = { PLURAL($count) ->
    [one] Confirmed
   *[other] Confirmed
}
confirm = Confirm your reminder
confirm-lead = Somebody, probably you, asked for reminders of this call at your address. If it was you, press the button. If not, just close this page: nothing more is sent.
confirm-do = Yes, remind me
confirm-done = You will be reminded before the hour, and your pledge counts as confirmed.
leave = No more letters
leave-lead = Press the button and no further letter comes. Your address is erased at once.
leave-do = Send me nothing more
leave-done = No further letter comes. Your address is erased.
link-over = This link is good for nothing any more
letter-confirm-subject = Please confirm: { $title }
letter-confirm = Somebody, probably you, asked for a reminder of this hour:
letter-confirm-how = If it was you, open this address and press the button there:
letter-confirm-not = If it was not you, do nothing: no other letter comes.
letter-day-subject = In a day: { $title }
letter-day = The hour for which you gave your word comes in a day:
letter-soon-subject = Soon: { $title }
letter-soon = The hour for which you gave your word comes soon:
letter-moved-subject = The hour was moved: { $title }
letter-moved = The hour for which you gave your word was moved. Now it is:
letter-page = Everything that you need for it is here:
letter-leave = To get no further letter, and have your address erased at once:
letter-kept = Your address is kept encrypted, and erased 72 hours after the storm.

## Posting

post-lead = Make this text your own: say in your words why it matters to you. It was handed to you; the next visitor gets another.
early = The hour has not come yet. Posts count most together: { $it }
your-words = Your post
another = Give me another wording
length = Length
choose-network = Post it on
door-note = The button opens the network with your text; you press post there, as yourself. What you write never passes through this site.
own-server = Your own Mastodon server
server = Server
make-link = Make the link
post-on = Post on { $it }
no-server = That is no server's name. Write it as in { $it }
back = Back
email = E-mail
plain-links = The same as plain links
fits = fits
too-long = too long
copy = Copy the text
copied = Copied.
copy-by-hand = To copy it, tap into the text, choose “select all”, then “copy”.
page-only = These take only the address of this call, and show its card. Copy your text first and add it there: your words are what counts.
pace = At a calm pace
pace-hour = { PLURAL($count) ->
    [one] At most { $count } post an hour, each in words of its own. Networks take more for spam, and then nobody sees it.
   *[other] At most { $count } posts an hour, each in words of its own. Networks take more for spam, and then nobody sees it.
}
pace-x = { PLURAL($count) ->
    [one] On X an unverified account has { $count } post a day, counted in slices of half an hour: spread yours.
   *[other] On X an unverified account has { $count } posts a day, counted in slices of half an hour: spread yours.
}
pace-mastodon = On Mastodon one or two posts of your own are plenty; boosting those of others is welcome.
pace-moment = So that posts do not all come at once, everybody is given another moment. Yours: { $it }
pace-now = A good moment for a post: now.
pace-wait = { PLURAL($count) ->
    [one] A good moment for the next post: in { $it } minute.
   *[other] A good moment for the next post: in { $it } minutes.
}
pace-private = Your browser alone remembers this, for a day. Nothing is sent.
pace-forget = Forget it

## The storm, live

# Labels of the counters.
posts = { PLURAL($count) ->
    [one] Post
   *[other] Posts
}
accounts = { PLURAL($count) ->
    [one] Account
   *[other] Accounts
}
originals = { PLURAL($count) ->
    [one] Original
   *[other] Originals
}
replies = { PLURAL($count) ->
    [one] Reply
   *[other] Replies
}
reposts = { PLURAL($count) ->
    [one] Repost
   *[other] Reposts
}
quotes = { PLURAL($count) ->
    [one] Quote
   *[other] Quotes
}
pledged = { PLURAL($count) ->
    [one] Pledge
   *[other] Pledges
}
recorded = { PLURAL($count) ->
    [one] Post in the record
   *[other] Posts in the record
}
as-of = As of { $it }
sealed = Call sealed on { $date }
other = others, each of fewer than five people
unseen = Could not be seen: { $network }, from { $from } to { $to }. Posts made then may be missing here.
unseen-now = Can’t be seen at the moment: { $network }, since { $from }. What is posted now comes later, or is missing here.
per-minutes = { PLURAL($count) ->
    [one] Posts per minute
   *[other] Posts every { $count } minutes
}
peak = { PLURAL($count) ->
    [one] The fullest minute, { $at }: { $count } post
   *[other] The fullest minute, { $at }: { $count } posts
}
networks = Networks
hashtags = Hashtags
post-languages = Languages
unknown-language = not stated
wall = The wall
wall-note = Posts whose authors handed them in, or of endorsing groups and named public accounts. All others are counted, never shown.
wall-empty = Nothing that may be shown yet.
picture = Picture: { $text }
media-covered = Its author has warned of what this shows
media-undescribed = A picture that its author has not described
media-film = A still of a film, which plays where it was posted.
reload = Load the newest numbers
how-counted = What is counted
method = Posts within the hour that carry one of the hashtags and could be seen on the networks listed. A post counts once and has one kind: repost, reply, quote, or else original. Accounts are distinct accounts, which are not the same as people. Private posts, and networks not listed, can't be seen. Groups under five accounts are merged.

## Report and record

see-live = See it live
report-soon = The report is written when the storm is over and its record is sealed. Until then there is nothing that holds. The storm ends:
report-take-along = Take it along
take-pdf = PDF, to print or have read aloud
take-png = The chart as a picture (PNG)
take-md = Text to edit (Markdown)
take-csv = Every count as a table (CSV)
take-json = Every figure for programs (JSON)
record-lead = Every post that was counted left a sealed mark in a log that can only grow. Anybody can check it without trusting us.
checkpoint = The checkpoint
no-checkpoint = There is no checkpoint yet: the record is still empty.
verify = Check it yourself
verify-form = The checkpoint is signed and names the size and the root hash of the log. Its form is an open standard that other programs read too:
verify-how = Keep the checkpoint that you see today. Every later one must contain it; the same key must have signed both. Who has a copy of the record checks all of it offline:
verify-limits = The log proves what was received and when, and that nothing was changed since. It does not prove that what a post says is true.
witnesses = Who signs with us
witnesses-none = Nobody yet. That everybody is shown the same record is the word of this site alone.
witnesses-what = A witness signs only what continues the record that it saw before. So nobody can be shown another one.
witnesses-signed = These have signed what is handed out here, { $size } entries:
witnesses-wait = Not enough of those who have to sign have done so. Until they have, nothing newer is handed out. They are:
dated = Dated by others
dated-what = An authority of time signs that the record stood so not later than an hour. It sees a number, and nothing of what is in the record.
dated-none = Nobody has dated it yet.
dated-stamped = { $authority } has signed it, asked on { $date }, { $size } entries
dated-pending = { $authority } has promised to confirm it, asked on { $date }, { $size } entries; until then this shows nothing
dated-block = { $authority }: block { $block } of Bitcoin holds it, { $size } entries
dated-failed = { $authority } did not answer on { $date }

## When something is wrong

not-found = There is nothing at this address
not-found-advice = The call may have another name, or the link lost a letter on its way.
wrong-method = This address does not work that way
wrong-method-advice = Open the call's page and use its buttons.
forbidden = This came from another site
forbidden-advice = A pledge counts only when you press the button on the call's own page.
too-large = That was more than this site takes
too-large-advice = Nothing was kept. Please go back and send less.
no-room = There is no room left on this server
no-room-advice = Nothing was kept. Posting works without this site: take the texts along now, and come back later for the rest.
busy = Many people are here at once
busy-advice = Nothing was counted. Please try again in a moment; posting works without this site.
reading-back = The figures are being counted again
reading-back-advice = The server was started again just now and reads back what it has recorded. Nothing is lost. Please look again in a moment; pledging and posting work meanwhile.
unreadable = The figures can't be shown
unreadable-advice = What was recorded for this call can't be read on this server at the moment, and nothing new is collected. Those who look after the server are told what to do. Pledging and posting work.
braced = The site is under attack
braced-advice = What you sent was not taken: for now it hands out pages to read, and nothing else. You can post all the same; everything for that is in the kit.
braced-pledge = The site is under attack, and your pledge can't be taken now. You can post all the same:
too-many-pledges = Very many pledges came from your part of the net, more than people make. Yours was not counted; posting works without it.
bad-request = This request could not be read
bad-request-advice = Open the call's page and start from there.
failed = Something went wrong on our side
failed-advice = It is not your fault. Please try again in a moment.

## For elsewhere

take-along = Take it with you
kit-file = The whole call in one file that needs no network
kit-archive = Everything in one archive, with texts and pictures
card = Picture
qr = QR code
feed = Feed
kit-lead = This file holds the whole call and needs no network. Keep it, copy it, pass it on.
kit-how = The links open a network with the text in it; you press post there, as yourself. Change the words: networks punish the same text from many.
wordings = Suggested posts
kit-copy = Copy
kit-copied = Copied
online = The call online

## Changes, and what is gone

changed = Changed since it was first public
countersigned = agreed by two organizers
not-countersigned = by one organizer alone
part-hour = the hour
part-hashtags = the hashtags
part-demand = the demand
part-keeping = what is kept of posts
part-case = the case
part-kit = the wordings
part-report = the words of the report
part-rest = other details
gone = This call was taken down
gone-advice = Nothing of it is kept here. Those who made it may have had a reason that protects somebody.
sealed-tag = One more hashtag is sealed; it appears at the hour. Until then, this is its commitment (SHA-256):
sealed-opened = A hashtag was sealed until the hour
sealed-how = The commitment below was shown before. It is SHA-256 of “groundswell/hashtag/v1”, a zero byte, the salt and the hashtag, so anybody can check that it has not been changed.

## Staying safe, and what is wrong with a call

safety = Staying safe
safety-lead = You decide what you risk. Nobody here counts on you to risk more, and whoever can't post helps by telling others.
safety-account = Post from an account with which you are ready to be seen. Networks show your name, and often more, to everybody, and keep it for years.
safety-place = Switch off the place in your posts. Look at each picture before you send it: faces, papers, windows, screens and the place that a camera writes into the file tell more than you mean to.
safety-line = Whoever watches your line can see that you opened this site, though not which page. Tor Browser or a VPN that you trust hides that too.
safety-others = Never write what puts others in danger: children, homes, names of witnesses, threats. Each call says what else.
safety-law = In some countries a post like this is punished. If you or your family live there, or want to travel there, think first and ask somebody who knows.
safety-threats = If you are threatened for a post: keep a copy, tell somebody whom you trust, and look for help, for instance from Access Now’s Digital Security Helpline or Front Line Defenders.
safety-delete = You can delete your post at any time. Where it was recorded here, the record forgets it as soon as the network tells us.
concern = Something is wrong with this call
concern-lead = Tell those who run this site; nobody else reads it. Write nothing about yourself: no address is kept with it, so nobody can answer.
concern-what = What is wrong
concern-send = Send
concern-sent = Thank you. Those who run this site will read it.
concern-empty = Write a few words about what is wrong.

## Pictures to attach

attach = Pictures to attach
attach-how = Save a picture, attach it in the network's window, and put its description where the network asks for one: many people listen to pictures.
attach-save = Save this picture
attach-copy = Copy its description

## Another clock

zones = By another clock
zones-lead = Choose a place, and the call's page shows the hour by its clock. Nothing of it is kept.
zones-label = Place
zones-show = Show the hour
zones-by = By the clock of { $it }
zones-unknown = No time zone has that name. The hour below is by the clock by which it was announced.
zones-africa = Africa
zones-america = America
zones-antarctica = Antarctica
zones-arctic = Arctic
zones-asia = Asia
zones-atlantic = Atlantic Ocean
zones-australia = Australia
zones-europe = Europe
zones-indian = Indian Ocean
zones-pacific = Pacific Ocean

## A group behind the call

endorse = Stand behind this call as a group
endorse-lead = For groups, not for single people. You say who you are, prove it by your own site, and are shown once the organizers agree. You can leave at any time.
endorse-group = Name of the group
endorse-site = Page on your own site
endorse-members = Number of members, if you wish to give it
endorse-source = Where that number can be read
endorse-account = Your account elsewhere, such as Mastodon, if it is to prove you
endorse-mark = Address of your mark (logo) on that site, if it has one
endorse-no-mark = Your mark can’t be shown: at this address of your own site lies no PNG, JPEG or WebP picture of at most 100 kB.
endorse-go = Go on
endorse-group-wrong = Write the name of the group.
endorse-site-wrong = Write whole addresses of your own site, beginning with { $start }.
endorse-members-wrong = Write the number of members in digits.
endorse-source-wrong = Say where the number of members can be read: an address that begins with { $start }.
endorse-prove = Show that you are the group, in one of these ways. Then press the button below it.
endorse-code = Your code:
endorse-by-link = By a link
endorse-by-link-how = Put a link to this address on the page of your site that you named:
endorse-by-bluesky = By Bluesky
endorse-by-bluesky-how = Write the code into the description of your account { $it }, whose name is that of your site.
endorse-by-me = By an account that your site links to
endorse-by-me-how = Your page and { $it } link to each other with rel="me", and the description of the account holds the code.
endorse-by-dns = By the domain name
endorse-by-dns-how = Write the code into a TXT record of the name { $it }.
endorse-look = Look now
endorse-proven = Proven. The proof was found here:
endorse-proven-at = Proven at
endorse-shown = The organizers show your group on the page of the call.
endorse-waits = The organizers will look at it, and show your group if they agree.
endorse-back = Keep this address: by it you come back. Whoever has it can take your group away again.
endorse-withdraw = Take our group away
endorse-unreachable = The page does not open. Check the address, and try again.
endorse-elsewhere = The page leads to another site:
endorse-no-code = The code was not found here:
endorse-not-me = This page has no link to the other with rel="me":
endorse-no-account = No account was named. Take the group away, and begin again with one.

## Somebody's own post

remove = Have posts forgotten
remove-lead = What is recorded here of posts can be forgotten: the content is destroyed, and the record keeps nothing but that something was erased, and when. Copies that others have made can’t be called back.
remove-own = Posts of yours
remove-word = Post this word publicly, from the account that is yours. You can delete that post again as soon as this is done.
remove-address = Give the address of the post with the word. It shows that the account is yours; you need no account here.
remove-proof = Address of the post with the word
remove-only = Address of the one post that is to be forgotten
remove-one = To have one post forgotten, give its address first; then the word is for that post alone.
remove-one-word = Show the word for this post
remove-for-all = This word is for everything of yours that is recorded here.
remove-for-one = This word is for this post alone:
remove-do = Have it forgotten
remove-note = What was forgotten is not taken in again, and counts nowhere any more: figures that are shown become smaller.
remove-done = It is done. What was recorded of it is erased, and is not taken in again.
remove-no-word = The post at this address does not hold the word.
remove-not-yours = The two posts are not of the same account.
remove-nothing = Nothing of it is recorded here, or it could not be done just now.
object = A post of somebody else
object-lead = If a post that is kept or shown here does harm to you or to others, say so. A person reads it and decides. Write nothing about yourself: no address is kept with it, so nobody can answer.
object-address = Address of the post
object-why = What is wrong with it
object-do = Send
object-done = Thank you. A person will read it and decide.
object-what = Give the address of one post, and a few words about what is wrong with it.
hand-in = Here is my post
hand-in-lead = If you have posted under a hashtag of this call, you can give the address of your post. It then counts even where nobody else can see it, and may be shown and quoted if you agree. You need no account here.
hand-in-address = Address of your post on X, Bluesky or Mastodon
hand-in-find = Look for it
hand-in-is-it = Is this your post?
hand-in-agree-note = If it is, and you agree: it is kept in the record of this call as it stands here, and those who call for the storm may show it on the wall and quote it in the report, with your name there. You can take that back at any time.
hand-in-agree = It is mine, and it may be quoted
hand-in-sha = What this is about, to the letter (SHA-256):
hand-in-outside = It was not posted within the hour: it can be shown, and is not counted.
hand-in-no-address = This is not the address of one post on X, Bluesky or a Mastodon server. Copy it from the post itself.
hand-in-no-post = No post that everybody may read is found at this address.
hand-in-unreachable = The network does not answer just now. Try again in a moment.
hand-in-elsewhere = This server shows somebody else’s post. Copy its address from the server on which it was posted.
hand-in-no-tag = This post carries none of the call’s hashtags.
hand-in-changed = The post has changed since it was shown to you. Look at it again.
hand-in-known = This post has been handed in already.
hand-in-thanks = Thank you. Your post is taken in.
hand-in-waits = It counts. It is shown once those who call for the storm have looked at it.
hand-in-shown = It counts, and is shown.
hand-in-back = Keep this address: with it you come back, and nobody else does.
hand-in-withdraw = Take my post back
hand-in-withdraw-note = Then it is erased here and from the record, and is not taken in again.

## About this server: what it knows

about = About this server
about-lead = What this server knows of you, and until when. The list is made from its own database: nothing else is in there. Whoever seizes the machine, or comes with an order, finds this and no more.
about-whom = Of whom
about-what = What
about-until = Until when
about-columns = Tables and columns
about-visitors = Visitors
about-supporters = Supporters
about-authors = Whoever posts
about-groups = Groups
about-organizers = Organizers
about-rally = How many have pledged, and how often each wording was handed out. Numbers, and nothing of those who pledged.
about-rally-until = Until the organizers erase the rally, or take the call down.
about-reminder = A mail address, or a device, that asked to be reminded: encrypted to a key that lies outside the database.
about-reminder-until = Until 72 hours after the storm, when the key is destroyed too; or at once, by the link in each letter. It is in no backup.
about-hand-in = A post that you have handed in, with its address, its text and your account, and that you agreed.
about-hand-in-until = Until you take it back.
about-endorsement = What a group says of itself: name, number of members, site, account, mark.
about-endorsement-until = Until the group withdraws, or the call is taken down.
about-concern = What somebody wrote about harm that a call or a post does, and the day. Not who wrote it.
about-concern-until = Until an admin has dealt with it.
about-organizer = A name of their own choice, their role, the public half of their passkeys, and digests of sessions, links and recovery codes.
about-organizer-until = A session 12 hours, an invitation 72 hours, everything else until they leave.
about-call = The calls: texts, pictures, drafts, and which organizer proposed a change.
about-call-until = Until the call is taken down.
about-record = Outside the database, the record of each call: of a post under its hashtags the minute, the network, the language and the hashtags, and in the place of the account a pseudonym. Word for word only what may be quoted.
about-record-until = Until its author deletes it, or asks for it. What only nearly is a hashtag of the call, 72 hours.
about-keeping = Of a post under the hashtags of the calls named here, the whole post as it was received, sealed to keys that this server does not have. And where it lies, encrypted to a key outside the record, to notice that it was deleted.
about-keeping-until = Until its author deletes it, or asks for it, or the call is taken down.
about-memory = In memory alone, while you are connected: your address. Of a pledge, until the hour is over, a digest of the part of the net that you come from, so that nobody pledges a thousand times. Neither is ever written down.
about-operator = Who runs it
about-nobody = Whoever runs this server has not said who they are. Ask those who call for the storm.
about-questions = Questions about your data, and reports of holes in its safety:
about-rights = You may ask what is kept of you, have it corrected or erased, and object to it being kept. Posts you can have erased by yourself, on the page of the call. If you are not content with the answer, turn to the data protection authority of your country.
about-elsewhere = Nothing is handed on to anybody. The networks on which you post, and the mail server that carries a reminder, see what you do there.
