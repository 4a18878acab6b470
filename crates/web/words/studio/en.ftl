### SPDX-License-Identifier: AGPL-3.0-or-later
### The words of the studio, where organizers write calls; beside those of the public pages in the folder above.
### The key of a field's label is `field-` and its path without languages and places; of its hint, `hint-`; of a list's heading, `list-`.

## Around every page

studio = Studio
studio-name = Groundswell studio
sign-out = Sign out
back-to-studio = Back to the studio
pair = { $one }, { $other }

## The door

nobody-yet = Nobody works here yet. When the program starts it prints an address that lets the first organizer in: open that.
door-lead = For organizers. Supporters need no account.
sign-in = Sign in with your passkey
needs-script = Passkeys need JavaScript: allow it for this site, in the studio alone if you can.
lost-passkey = I have lost my passkey
recovery-code = A recovery code
new-passkey = Register a new passkey
unused-passkey = The passkey was not used. Try again when you are ready.
join = Join the studio
welcome-back = Welcome back, { $it }
own-name = A name
own-name-hint = A pseudonym is best: the other organizers see it, and nobody else.
passkey-how = Your device keeps a key, called a passkey, and opens it with your finger, face or code. There is no password.
make-passkey = Make my passkey
codes = Write these codes down
codes-how = Each lets you in once if you lose your device. They are shown now, and never again. On paper, in a safe place, they are safest.
codes-written = I have written them down

## The desk

desk = Calls
no-drafts = There is no call yet. Begin one below: from nothing to a published call takes a few minutes.
public-calls = Public
change-waits = a change waits for a second organizer
drafts = Being written
folder-calls = Kept in folders
folder-calls-how = The program was started with these; they are changed in their folders.
raised = What visitors say is wrong
settle = Read and settled
new-call = A new call
call-name = Its name in addresses
call-name-hint = Small letters, digits and hyphens, as in free-the-weavers. It can’t be changed later.
main-language = Main language
begin = Begin
team = Organizers
admin = admin
you = you
let-go = Let go
let-name-go = Let { $name } go
sign-out-everywhere = Sign out everywhere
sign-name-out = Sign out everywhere: { $name }
alone = You are alone: what you change takes effect at once, and the page says that nobody else has agreed. With a second organizer, changes of the hour, the hashtags or the demand within the last 24 hours need both.
invite = Invite
an-organizer = an organizer
an-admin = an admin, who may invite too
invite-link = Make a link
add-device = Add another device of mine
link = A link
the-link = The link
link-for-other = Give this link to the one person whom you invite, in a way that nobody else can read. It works once, for three days.
link-for-device = Open this link on your other device. It works once, for half an hour.
last-admin = The last admin can’t be removed: nobody could invite anybody any more.
choose-language = Choose a language.
name-in-use = There is a call of this name already; choose another.
name-used = There is, or was, a call of this name; choose another.
name-characters = “{ $name }” can’t name a call: use small letters a to z, digits, and hyphens between them.
name-length = “{ $name }” can’t name a call: a name has 1 to 64 characters.
name-reserved = “{ $name }” can’t name a call: the site uses that address itself.

## Steps

steps = Steps
step-done = done
step-open = to do
step-case = Who is at risk
step-case-lead = Write only what they, or those who may speak for them, have agreed to.
step-ask = What you ask
step-hour = The hour
step-hour-lead = Half an hour ahead works as well as a week.
step-hashtags = Hashtags
step-hashtags-lead = One main hashtag is best, one for each language at most: a crowd that is spread over many is seen under none.
step-facts = What is known
step-facts-lead = Every fact needs its day, its source, and the day on which somebody last opened that source.
step-wordings = Wordings
step-wordings-lead = Networks punish copies: write as many different posts as you can, with different facts and voices. Each visitor is handed the least used.
step-safety = Never to say
step-safety-lead = What puts somebody in danger when it is posted: children, homes, names of witnesses, threats. Without at least one line no call is published.
step-more = More
step-more-lead = All of this may stay empty.
step-report = The report
step-report-lead = For after the hour, and all of it may stay empty. You write the words and choose the posts; the figures come from the record, and nobody can change them.
to-do-here = Still to do here: { $number }
in-half-an-hour = In half an hour
tomorrow = Tomorrow at this time
zone-first = Choose a time zone first.
entry-new = New
entry-remove = Take this out
entry-add = Add another
how-read = How networks will read them
what-kit-does = What this kit will do
keep-and-go-on = Keep and go on
kept = Kept.
as-seen = As supporters will see it
preview = Preview
no-preview = A preview is shown once these are put right:

## Fields

field-languages = Languages of the call
hint-languages = Codes as in en, ar, pt-BR; the main one first.
field-case-name = Name or names
hint-case-name = As they want to be called.
field-case-on-behalf = On whose behalf
hint-case-on-behalf = Who asked for this call, and who has read and agreed to it.
field-case-summary = What it is about
hint-case-summary = Two or three sentences.
field-title = Headline
hint-title = Short; it is also the title of the card that networks show.
field-demand = Demand
hint-demand = What is asked, and of whom.
field-organizers = Who calls
hint-organizers = Groups or pseudonyms, one a line; never required to be names.
field-storm-zone = Time zone in which you announce it
field-storm-starts = Begins
hint-storm-starts = By the clock of that zone.
field-storm-ends = Ends
hint-storm-ends = One to two hours are best.
list-storm-cities = Cities
list-storm-cities-lead = The hour is shown by their clocks too.
field-storm-cities-name = City
field-storm-cities-zone = Its time zone
field-hashtags = Hashtags, the main one first
hint-hashtags = One a line. Capitals between words help those who listen: FreeTheWeavers.
field-fallbacks = Hashtags to fall back on
hint-fallbacks = Agreed in advance and not used: for when the main one is flooded or blocked. One a line.
field-switched-to = Fall back now on
hint-switched-to = Write one of those here, and publish, to put it in the main one’s place everywhere. Posts under the old one still count.
list-case-fact = Facts
field-case-fact-on = Day
field-case-fact-text = What happened
field-case-fact-source = Source
hint-case-fact-source = An address that begins with https://
field-case-fact-checked-on = Source last checked on
list-case-charges = Charges
list-case-charges-lead = What they are accused of.
field-case-charges = Charge
list-case-hearing = Days in court
field-case-hearing-at = When
hint-case-hearing-at = By the clock of the storm’s zone.
field-case-hearing-place = Where and before whom
list-case-figure = Background figures
field-case-figure-value = Figure
field-case-figure-label = What it counts
field-case-figure-source = Source
field-wordings = Suggested posts
hint-wordings = One a paragraph, an empty line between. { "{tags}" } becomes the hashtags, { "{url}" } the address of the call, and of { "{Let her go|Free her}" } each visitor gets one.
field-never-say = Never say
list-handle = Whom to address
list-handle-lead = Institutions, or people in a public role; a few, and never a private person.
field-handle-network = Network
field-handle-handle = Handle
hint-handle-handle = Without @.
field-handle-role = Their role, and why they are addressed
list-endorsement = Groups that stand behind it
field-endorsement-group = Group
field-endorsement-members = Members
hint-endorsement-members = Only with a source.
field-endorsement-source = Where that number can be read
field-endorsement-url = The group’s address
list-quotable = Accounts whose posts may be shown
field-quotable-network = Network
field-quotable-handle = Handle
hint-quotable-handle = Without @.
field-quotable-reason = Why they may be shown
hint-quotable-reason = Their consent, or their public role.
field-keeping-why = Why whole copies of posts are kept, sealed
hint-keeping-why = Leave it empty unless you need proof of who wrote what: everybody who may post reads it.
list-keeping-holder = Who can open whole, sealed copies of posts
field-keeping-holder-name = Who holds the key
field-keeping-holder-key = The public half of their key (age1…)
field-report-headline = Headline of the report
hint-report-headline = If empty, that of the call.
field-report-standfirst = Below it, in a sentence or two
field-report-quotes = Posts to quote
hint-report-quotes = One address a line, in the order in which they are shown; of posts that may be shown. If empty, the newest are.
quote-choose = On the wall now
quote-choose-how = Press to have the report quote a post; whatever is chosen stands in the field above, in its order.
quote-do = Quote it
list-report-paragraphs = What you have to say
field-report-paragraphs = Paragraph
list-report-corrections = Corrections
field-report-corrections-on = Day
field-report-corrections-text = What was wrong, and what is right
hint-report-corrections-text = The record keeps every version.

## What hashtags and wordings will do

note-reading = { $tag }: { $readings }
reads-whole = { $network } reads it whole
reads-only = { $network } reads only { $read }
reads-nothing = { $network } does not read it
note-networks = { $networks }: { $says }
tag-alike = { $tag } and { $other } look the same and are two hashtags, for some letters are of another alphabet. Keep one of them, typed anew.
tag-digits = Digits alone make no hashtag; add a letter.
tag-directions = { $tag } runs in two directions and is shown in another order than it is typed. Write it in one script.
tag-edge-digits = The digits in { $tag } are shown on the other side than people expect. Put a word in their place.
tag-folded = { $tag } and { $other } are one hashtag there, and two elsewhere. Agree on one spelling.
tag-invisible = { $tag } holds something invisible, which whoever types it leaves out. Type it anew.
tag-joiner = Only { $read } is read there, for an invisible joiner ends it. Write _ in its place, or nothing.
tag-letters = { $letter } in { $tag } is of another alphabet than the other letters. Typed anew, it becomes another hashtag.
tag-many = { $written } hashtags take { $length } of { $limit } characters on X, and a post that leaves some out is not found under them. Keep one main hashtag and at most one for each language, and agree on the others as fallbacks.
tag-near = { $tag } and { $other } are nearly the same. If one is a slip, take it out, for posts under it would be apart.
tag-one-on-some = { $tag } and { $other } are one hashtag there, and two on { $apart }. Keep the one that people type.
tag-over-64 = It is longer than 64 characters and is not read there.
tag-parts = Not all of { $tag } is read there as one hashtag; use letters, digits and _, with at least one letter.
tag-same = { $tag } and { $other } are one hashtag on every network; keep one of them.
tag-sign = Only { $read } is read there, for a hashtag ends at { $sign }. Leave it out.
tag-whole = All of { $whole } is read there, and elsewhere only { $common }. Write it as one word.
tag-words = { $tag } is heard as one word from a screen reader. Write { $joined }, which is the same hashtag everywhere.
note-texts = { PLURAL($count) ->
    [one] { $language }: { $count } text
   *[other] { $language }: { $count } different texts
}
note-crowd = With { $people } people taking part, each text is handed to at most { $share }
note-alike = { $language }: the two most alike ({ $one } and { $other }) share { $percent } %
note-long = { PLURAL($count) ->
    [one] { $language }: { $count } text is too long for { $network }: { $longest } of { $limit }
   *[other] { $language }: { $count } texts are too long for { $network }, up to { $longest } of { $limit }
}

## Publishing

publish = Publish
public-at = This call is public at { $it }.
change-waiting = A change waits for a second organizer
changes-parts = It changes { $parts }.
proposed-by-you = You have proposed it; another organizer opens this page and agrees.
agree = I have read it, and agree
give-up = Give this change up
to-do = Still to do
second-look = Worth a second look: { $number }
publish-changes = This changes { $parts }. The page tells everybody that it was changed, and when.
storm-is-close = The storm is close: where there is another organizer, they have to agree first.
on-whose-behalf = On whose behalf
must-never-say = What must never be said
have-agreed = Those for whom this call is made, or who may speak for them, have agreed to every word of it.
publish-change = Publish the change
publish-opened = What you publish is opened to everybody in the call’s record, to the letter: also why an account may be quoted.
nothing-new = What is public is what is written here.
say-agreed = Say first that those for whom this call is made have agreed to it.
nothing-changed = Nothing has changed since it was published.
somebody-else = Somebody else has to agree: you have proposed it.
propose-again = What was proposed can’t be published any more; propose it again.
order-unheard = The server is stopping; it will be done when it starts again.
order-failed = It is kept, but something went wrong. Whoever runs the server sees more: { $says }
as-folder = As a folder
take-out = Take it out as an archive
take-out-how = The archive holds the folder that { $it } reads.
bring-in-label = Bring in such an archive; it takes the place of what is written here
bring-in = Bring it in
take-down = Take this call down
take-down-how = The page, its kit and its live figures go at once. What was sealed of the call in its record is destroyed; the log shows that something was sealed, and that it is gone. It can’t be brought back, and the name can’t be used again.
take-down-now = Take it down now
throw-away-draft = Throw this draft away
throw-away-how = Nothing of it is kept.
throw-away = Throw it away
certain = I am certain.
tick-first = Tick the box first: what is taken down can’t be brought back.

## What was not done

refused-late = This took too long; begin again.
refused-name = Choose a name of 1 to 40 letters.
refused-no-passkeys = Passkeys need an address that begins with https:// and a name, or http://localhost. Whoever runs the server gives it with --base-url.
refused-not-allowed = Only an admin may do this; ask one.
refused-stale = Sign out and in again first: somebody can be let in within ten minutes of that.
refused-passkey = This passkey was not accepted; try again, or use another device.
refused-store = What you asked for could not be kept or read. Whoever runs the server sees why.
refused-name-taken = Another organizer has this name; choose another.
refused-link = This link has been used or is over; ask whoever gave it to you for a new one.
refused-field = A call has no field “{ $field }”.
refused-long = This is longer than a page can carry; keep it below 20,000 bytes.
folder-refused = { $why } Nothing was changed.
folder-no-archive = This is no zip archive that can be read.
folder-many-files = The archive has more files than a call needs.
folder-damaged = The archive is damaged.
folder-large = { $file } is more than a call needs.
folder-no-text = { $file } is not text in UTF-8.
folder-no-call = The archive has no call.toml.

## What is wrong with a call

lacks-never-say = Write at least one thing that must never be said.
lacks-fact = Write at least one fact with its day and its source.
lacks-check = Say when this source was last checked.
fault-address = This is no address that begins with https:// or http://.
fault-age-key = This is no public key of age; it begins with age1. Never write a secret key here.
fault-age-key-twice = This key stands here twice.
fault-day = This is no day.
fault-empty = This is still empty.
fault-handle = This is no handle on { $network }; write it as in { $sample }.
fault-kind = This can’t be read here; write it anew.
fault-language = “{ $written }” is no language; write its code as in en, ar or pt-BR.
fault-language-twice = The language { $language } stands here twice.
fault-many-languages = { $written } languages are too many; keep at most { $most }.
fault-many-holders = { $written } holders of keys are too many; keep at most { $most }.
fault-many-quotes = { $written } posts are too many; choose at most { $most }.
fault-no-network = Choose a network.
fault-other-language = There is a text in { $language }, which is not among the languages of the call.
fault-unknown-key = No call has “{ $key }”; it came with the archive.
fault-untranslated = This text is missing; readers of { $language } will be shown { $main }.
fault-folder = The file can’t be read: { $says }
fault-toml = Line { $line } of { $file } can’t be read: { $says }
fault-ends-first = The end is not after the beginning; look at both again.
fault-far-away = This time is too far away.
fault-long-storm = This lasts { $hours } hours; a storm lasts at most 48. Look at the days again.
fault-many-cities = { $written } cities are more than a page can show; keep at most { $most }.
fault-names-zone = Leave the zone out of the time; it stands in its own field.
fault-no-time = This is no time.
fault-skipped = On this day the clocks of { $zone } jump over this time; choose another.
fault-twice = On this day the clocks of { $zone } show this time twice; choose another.
fault-offset = { $zone } has another offset then; write the time without one.
fault-zone = No time zone is called “{ $written }”; write it as in Europe/London.
fault-zone-near = No time zone is called “{ $written }”. Did you mean { $near }?
fault-tag-blind = { $networks } will not read { $tag } as a hashtag.
fault-commitment = This is no commitment of 64 digits.
fault-leak = The sealed hashtag stands in line { $line }, which is public before the hour. Write { "{tag}" } in its place, or seal another one.
fault-long-tag = { $tag } is longer than { $most } letters.
fault-many-tags = { $written } hashtags are more than anybody posts; keep at most { $most }.
fault-no-fallback = { $tag } is none of the hashtags to fall back on; only one that was agreed in advance can take over.
fault-opening = The file sealed.toml can’t be read; seal the hashtag anew.
fault-opens-nothing = There is a sealed.toml and no sealed hashtag; its commitment is { $commitment }
fault-opens-other = The file sealed.toml belongs to another sealed hashtag.
fault-unopened = The sealed hashtag can’t be opened here; wordings with { "{tag}" } are left out.
fault-unread-sealed = No network reads the sealed hashtag; seal one of letters and digits.
fault-tag-twice = { $tag } stands here twice.
fault-unread-tag = No network reads { $tag } as a hashtag; use letters, digits and _, with at least one letter.
fault-all-sealed = Each wording in { $language } holds the sealed hashtag; write one that may be shown before the hour.
fault-alternative-twice = Line { $line }: the alternative “{ $text }” stands twice in a choice.
fault-blind = Line { $line }: { $networks } will read none of the call’s hashtags in this wording.
fault-comment = Line { $line }: this comment has no end; write --> after it.
fault-copy = Line { $line }: this wording is the same as the one at line { $first }; networks punish copies.
fault-heading-day = Line { $line }: “{ $text }” is no day of a fact; write it as in ## the hall: 2026-12-01
fault-few-fit = Line { $line }: of { $texts } texts that this wording gives, { $unfit } are too long and left out; the first is too long for { $networks }.
fault-file-name = Wordings are in files that end in .md or .txt, as in wordings/en.md.
fault-groundless = What is written at these lines rests on no fact of the case: { $lines }. Put a heading above, as ## court: 2026-12-01 with the fact’s day, or ## hello: greeting if it claims nothing.
fault-long-wording = Line { $line }: this wording is longer than { $most } letters; is an empty line missing?
fault-many-wordings = { $written } wordings in { $language } are more than { $most }; keep those that differ most.
fault-many-alternatives = Line { $line }: a choice has more than { $most } alternatives; keep those that differ most.
fault-many-choices = Line { $line }: this wording has more than { $most } choices; write two of it.
fault-many-handles = Line { $line }: this wording addresses more than { $most } accounts. Networks take that for harassment; keep the weightiest.
fault-nested = Line { $line }: a choice can’t stand within a choice; write the longer alternatives out.
fault-no-fact = Line { $line }: the case has no fact of { $day }; name the day of one that it has.
fault-no-figure = Line { $line }: the case has no “{ $text }”; figures: { $figures }.
fault-no-hashtag = Line { $line }: this wording has none of the call’s hashtags; add { "{tags}" }.
fault-no-number = Line { $line }: the day { $day } has { $facts } facts, and no “{ $text }”.
fault-no-wording = There is no wording in { $language } yet.
fault-no-words = Line { $line }: this wording has no words of its own; is there an empty line too many before it?
fault-open-choice = Line { $line }: the choice that begins with “{ $text }” has no end; write { "}" } after it.
fault-several-facts = Line { $line }: { $day } has { $facts } facts; write { $day }/1 for the first of them.
fault-slip = Line { $line }: { $tag } is nearly { $agreed }; a slip of the finger?
fault-too-long = Line { $line }: this wording is too long for { $networks }.
excess = { $network } ({ $length } of { $limit })
fault-slots = Line { $line }: nothing is known to fill { $slots }; there are { "{tags}" }, { "{tag}" }, { "{url}" } and { "{name}" }.

## The check list and the rehearsal

check-list = Check list
check-list-lead = Each line turns green by itself when it is done, and red when it should be done by now.
check-list-clock = Times by the clock of { $it }.
item-done = Done:
item-open = To do:
item-late = Late:
stage-week = By seven days before
stage-three-days = By three days before
stage-day = By the day before
stage-hour = By an hour before
stage-storm = Ten minutes in
stage-after = By the day after
task-agreed = No change waits for a second organizer
task-consent = It is said on whose behalf, and what must never be said
task-facts = Every fact says when its source was last opened
task-fallback = A hashtag to fall back on is agreed
task-hashtags = Every network reads the hashtags, and there are three at most
task-posts = Posts are being counted
task-public = The call is public
task-recorded = The call is sealed in its record
task-reminded = All reminders leave before the hour
task-rehearsed = It was rehearsed as it is now, and every page was answered
task-report = The report is written
task-same = What is public is what is written here
task-sealed = The sealed hashtag can be opened at the hour
task-second = There is a second organizer, who can agree to late changes
task-settled = No visitor’s concern waits for an answer
task-sources = Every source was opened again in the last three days
task-translated = Headline, demand, summary and wordings are there in every language
task-whole = Nothing is missing from the call
task-wordings = Of 2,000 people in a language, no more than 100 get the same text
rehearsal = Rehearsal: tomorrow’s storm today
rehearsal-how = The call as it is written here, on a page of its own: its hour comes after one minute and lasts five at most. Invented people post, invented visitors open the page all at once, the figures move, an invented hashtag is opened in the place of a sealed one, the report is written. Nothing of it reaches a network, the real page or its record.
rehearsal-runs = It runs at { $it }.
rehearsal-began = It began: { $at }.
rehearsal-secret = Nobody finds this address who was not given it; send it to those who will help at the hour. It goes by itself an hour after its report.
rehearsal-asked = Pages asked for
rehearsal-failed = Not answered
rehearsal-slowest = Slowest answer
rehearsal-posts = Invented posts counted
rehearsal-turned-away = Visitors were turned away. Try again with fewer people to see how many this server stands, and close what else runs on it.
rehearsal-wait = How it went is told here eight minutes after it began.
rehearsal-cut = The last one was ended before it was over.
rehearsal-end = End it, and let go of it
rehearsal-people = Invented visitors
rehearse = Rehearse
rehearse-again = Rehearse again
rehearse-later = It can be rehearsed once nothing is missing from it.

## A sealed hashtag

seal-title = A hashtag that nobody knows before the hour
seal-how = Until the hour the page shows a seal in its place: nobody can flood or block what nobody knows, and everybody can check afterwards that it was agreed. At the hour it becomes the main hashtag everywhere at once. In wordings, { "{tag}" } stands for it.
sealed-as = Sealed: { $it }. Only organizers see it here until the hour.
sealed-shut = Sealed, but it can’t be opened here: bring in the folder with its sealed.toml, or seal it again.
seal-shown = The seal that the page shows:
seal-give-up = Give it up
seal-tag = Hashtag to seal
seal-another = Seal another in its place
seal = Seal it
archive-sealed = It holds the sealed hashtag: give it to nobody before the hour.

## Pictures, angles, and who uses a hashtag

step-pictures = Pictures
step-pictures-lead = People attach them to their posts. Show nobody who has not agreed, no child, no home, no paper, no screen: the file’s metadata is taken out here, what can be seen in the picture is not.
field-picture-alt = What it shows
hint-picture-alt = For who can’t see it: a sentence, with the words that stand in the picture.
field-picture-credit = Author to name
hint-picture-credit = May stay empty.
add-picture = Add a picture
add-picture-hint = JPEG, PNG or WebP; large photographs are made smaller in your browser. Place, time, device and author are taken out of the file.
add-it = Add it
note-angles = { $language }: the angles take turns: { $angles }
note-angle = { $angle } ({ $texts })
no-angle = none named
searches = Is it in use already?
searches-how = Open each and look: who posts under it, how much, and about what. Take another if it belongs to somebody else, or if you would not want to stand beside what is there. The links go to the networks from your own browser, without the address of this site.
part-whole-kit = the wordings, the pictures, or what must never be said
refused-pictures = A call has no room for more pictures; take one out first.
image-form = This is no picture in JPEG, PNG or WebP; save it as one of these.
image-damaged = This picture is damaged; save it anew.
image-large = This picture has too many bytes: { $size }. Make it smaller than 1 MiB.
image-pixels = This picture is too large: { $width } × { $height }. Make it at most 4096 pixels on a side.
image-moving = This picture moves; save one still picture of it.
image-turned = This picture is turned by its metadata, which is taken out; turn it upright and save it anew.
folder-picture = { $file }: { $why }
fault-large-pictures = The pictures have too many bytes together: { $size } of { $most }. Make them smaller.
fault-imprint = This picture can’t be read; bring it in again.
fault-many-pictures = { $written } pictures are more than a kit carries; keep at most { $most }.
fault-picture-name = { $file } is no name of a picture’s file; it has letters, digits, dots, hyphens and _, as in loom.jpg.
fault-no-picture = There is no picture { $file }; bring it in, or take this entry out.
fault-picture-twice = The picture { $file } is named twice; keep one entry.
fault-undescribed = Say in { $language } what the picture shows, for who can’t see it.
fault-unnamed-picture = The picture { $file } is shown to nobody.

## Groups

groups = Groups behind the calls
group-unproven = Not proven yet
group-shown = Shown
group-show = Show on the page
group-drop = Take away
hand-ins = Posts that were handed in
hand-in-drop = Do not show
wall-how = What stands on the wall for everybody. What you take off it goes on being counted, and the report does not quote it.
wall-hide = Take it off the wall
wall-hidden = Taken off the wall
wall-show = Put it back
wall-erase = Erase a post
wall-erase-how = Somebody whom a post concerns objects to it, or a court or a network’s terms ask for it: then it is erased from the record for good, and only the reason and the time remain. Check twice.
wall-erase-post = Address of the post
wall-erase-reason = By whose right
wall-erase-objection = Somebody whom it concerns objects
wall-erase-court = A court has ordered it
wall-erase-platform = The network’s terms require it
wall-erase-author = Its author has asked for it
wall-erase-do = Erase it for good
wall-erase-none = Nothing under this address or name is in the record.
near = Spellings that people wrote
near-how = What nearly is an agreed hashtag. Count one, and all its posts of the last three days count too. It is told on the record and in the report.
near-count = Count it
near-posts = { PLURAL($count) ->
    [one] for #{ $of }, in { $count } post
   *[other] for #{ $of }, in { $count } posts
}

## What is kept of the rally

rally = What is kept of the rally
rally-lead = Two numbers, never added: a pledge is a word that anybody can give; who is confirmed has confirmed it by e-mail or handed in a post.
rally-pledged = Pledges
rally-confirmed = Confirmed by e-mail
rally-contacts = Contacts, encrypted
rally-hand-outs = Wordings handed out
reminders = Reminders by e-mail
rally-no-mail = This server was started without a mail server. Visitors are offered the calendar’s entry alone.
rally-no-letters = No letter waits to be sent.
rally-in-time = Letters still to be sent: { $letters }. At { $rate } a second the last one leaves before the hour: { $at }.
rally-late = Letters still to be sent: { $letters }, at { $rate } a second. Too late for the hour, and not sent: { $late }. Nobody else is offered a reminder. A mail server that takes more letters a second would help.
rally-erase = Erase it
rally-erase-how = Erase the numbers of pledges and of wordings handed out, and all contacts. Report and record stay.
rally-erase-now = Erase the rally’s data
rally-erase-later = Contacts go by themselves 72 hours after the storm. Once the storm is over, all of it can be erased here; taking the call down erases the contacts at once.
rally-tick-first = Tick the box first: what is erased can’t be brought back.
rally-not-over = The storm is not over yet. Nothing was erased.
rally-erased = Erased
rally-erased-lead = This was kept of the rally, and is no more:
rally-backup = A copy of the database from before holds contacts in encrypted form alone; their key is destroyed, so nobody can read them.

## Where one is signed in

browsers = Where you are signed in
browser-since = Since { $since } UTC, last used { $used } UTC
browser-this = this browser
browser-end = Sign out there

## The server, for admins

the-server = The server
server-version = Version
server-since = Running since
server-room = Room left
server-of = { $left } of { $all }
server-memory = Memory
server-visitors = Visitors at once
server-places = { $now } now, room for { $all }
server-backup = Newest backup
server-certificate = Certificate good until
server-no-backup = There is no backup: with this disk everything would be lost. The admin's guide says how to make one.
server-old-backup = The newest backup is older than two days, or its disk is gone.
server-room-scarce = There is little room left: no more pictures are taken in. Make room, or allow more.
server-room-none = There is no room left: nothing more is taken in, and collecting waits. Make room, or allow more.
server-unreadable = The record of { $call } can't be read: nothing is collected for it, and its figures are not shown. Its page and pledges go on. Start the server again; if that doesn't help, { $check } in the data folder says what is damaged, and the admin's guide what to do then.
server-call = Call
server-people = Pledges
server-posts = Posts in the record
server-networks = Networks
server-sees = all are seen
server-blind = can't be seen now: { $sources }
server-unwatched = none is watched
papers = Papers
papers-lead = Templates in your language, filled with what the server knows of itself. Have somebody who knows the law of your country look at them before you rely on them.
papers-blank = (name and postal address)
papers-imprint = Imprint
papers-imprint-how = Where the law wants one, it stands on the page about this server, for everybody. Start the server with { $operator } and { $mail } to fill it.
papers-responsible = Responsible for what is shown here:
papers-notice = Privacy notice
papers-notice-how = It is the page about this server, made from its own database, in each of its languages:
papers-processing = Record of processing
papers-processing-how = What Article 30 of the GDPR asks for, made from the schema of the database on { $day }. Print it, sign it, and do it anew after an upgrade.
papers-controller = Controller
papers-purpose = Purpose
papers-basis = Legal basis, as we see it
papers-recipients = Recipients
papers-recipients-are = Nobody but those without whom it can't be done: the mail server that carries a reminder, the push service of somebody's browser, and whoever keeps the backups.
papers-abroad = Third countries
papers-abroad-are = The server sends nothing of anybody there. It reads what is public on networks, some of which are abroad.
papers-measures = Measures
papers-measures-are = No visitor's address stands in any file. Contacts are encrypted to a key of their call, which is destroyed. Organizers come in by passkeys, and on the last day before a storm nobody alone changes its hour or hashtags. Lines and backups are encrypted; contacts are in no backup. Pictures are made anew, without place and device. Erasing destroys content and salt, and the record proves only that something was there.
papers-for-rally = That everybody sees how many take part
papers-for-reminder = To remind people of the hour
papers-for-hand-in = To count a post that networks don't show us
papers-for-endorsement = To show who stands behind a call
papers-for-concern = To avert harm that a call or a post does
papers-for-organizer = To know who may write calls
papers-for-call = To ask for help for somebody at risk
papers-for-record = To be able to prove afterwards what was posted, and how much
papers-for-keeping = To be able to show, where it is asked for, what was really posted and by whom
papers-by-nobody = no personal data
papers-by-consent = consent (Art. 6(1)(a), 9(2)(a) GDPR)
papers-by-interest = legitimate interest (Art. 6(1)(f) GDPR)
papers-by-public = legitimate interest in what people have manifestly made public themselves (Art. 6(1)(f), 9(2)(e) GDPR)
