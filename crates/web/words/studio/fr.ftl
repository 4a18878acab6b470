### SPDX-License-Identifier: AGPL-3.0-or-later
### La relecture d'une personne de langue maternelle française est la bienvenue.
### A native speaker's review is welcome.

## Around every page

studio = Studio
studio-name = Studio Groundswell
sign-out = Se déconnecter
back-to-studio = Retour au studio
pair = { $one }, { $other }

## The door

nobody-yet = Personne ne travaille encore ici. Au démarrage, le programme affiche une adresse qui fait entrer la première personne : ouvrez-la.
door-lead = Pour l’organisation. Qui soutient un appel n’a besoin d’aucun compte.
sign-in = Entrer avec votre clé d’accès
needs-script = Les clés d’accès ont besoin de JavaScript : autorisez-le pour ce site, si possible dans le studio seulement.
lost-passkey = J’ai perdu ma clé d’accès
recovery-code = Un code de secours
new-passkey = Enregistrer une nouvelle clé d’accès
unused-passkey = La clé d’accès n’a pas été utilisée. Réessayez quand vous voudrez.
join = Rejoindre le studio
welcome-back = Bon retour, { $it }
own-name = Un nom
own-name-hint = Le mieux est un pseudonyme : le reste de l’équipe le voit, et personne d’autre.
passkey-how = Votre appareil garde une clé, appelée clé d’accès, et l’ouvre avec votre doigt, votre visage ou votre code. Il n’y a pas de mot de passe.
make-passkey = Créer ma clé d’accès
codes = Notez ces codes
codes-how = Chacun vous fait entrer une fois si vous perdez votre appareil. Ils s’affichent maintenant, et plus jamais ensuite. C’est sur papier, en lieu sûr, qu’ils sont le mieux.
codes-written = Je les ai notés

## The desk

desk = Appels
no-drafts = Il n’y a pas encore d’appel. Commencez-en un ci-dessous : de rien à un appel publié, il faut quelques minutes.
public-calls = Publics
change-waits = une modification attend une deuxième personne
drafts = En cours d’écriture
folder-calls = Gardés dans des dossiers
folder-calls-how = Le programme a démarré avec eux ; ils se modifient dans leurs dossiers.
raised = Ce que des visiteurs signalent
settle = Lu et réglé
new-call = Nouvel appel
call-name = Son nom dans les adresses
call-name-hint = Petites lettres, chiffres et traits d’union, comme free-the-weavers. Il ne peut plus changer ensuite.
main-language = Langue principale
begin = Commencer
team = Équipe
admin = administration
you = vous
let-go = Retirer
let-name-go = Retirer { $name }
sign-out-everywhere = Se déconnecter partout
sign-name-out = Se déconnecter partout : { $name }
alone = Personne d’autre n’est là : ce que vous modifiez vaut aussitôt, et la page dit que personne d’autre n’a donné son accord. À deux, modifier l’heure, les hashtags ou la demande dans les 24 dernières heures demande l’accord des deux.
invite = Inviter
an-organizer = une personne qui organise
an-admin = une personne qui administre et peut inviter aussi
invite-link = Créer un lien
add-device = Ajouter un autre de mes appareils
link = Un lien
the-link = Le lien
link-for-other = Donnez ce lien à la seule personne que vous invitez, de façon que personne d’autre ne puisse le lire. Il sert une fois, pendant trois jours.
link-for-device = Ouvrez ce lien sur votre autre appareil. Il sert une fois, pendant une demi-heure.
last-admin = La dernière personne qui administre ne peut pas être retirée : plus personne ne pourrait inviter.
choose-language = Choisissez une langue.
name-in-use = Un appel porte déjà ce nom ; choisissez-en un autre.
name-used = Un appel porte ou a porté ce nom ; choisissez-en un autre.
name-characters = « { $name } » ne peut pas nommer un appel : utilisez de petites lettres de a à z, des chiffres et, entre eux, des traits d’union.
name-length = « { $name } » ne peut pas nommer un appel : un nom a de 1 à 64 caractères.
name-reserved = « { $name } » ne peut pas nommer un appel : le site utilise cette adresse.

## Steps

steps = Étapes
step-done = fait
step-open = à faire
step-case = Qui est en danger
step-case-lead = N’écrivez que ce que les personnes concernées, ou celles qui peuvent parler pour elles, ont accepté.
step-ask = Ce que vous demandez
step-hour = L’heure
step-hour-lead = Une demi-heure à l’avance suffit aussi bien qu’une semaine.
step-hashtags = Hashtags
step-hashtags-lead = Le mieux est un seul hashtag principal, un par langue au plus : une foule répartie sur beaucoup n’est visible sous aucun.
step-facts = Ce que l’on sait
step-facts-lead = Chaque fait demande son jour, sa source et le jour où quelqu’un a ouvert cette source pour la dernière fois.
step-wordings = Textes
step-wordings-lead = Les réseaux punissent les copies : écrivez autant de messages différents que possible, avec d’autres faits et d’autres voix. Chaque visite reçoit le moins utilisé.
step-safety = À ne jamais dire
step-safety-lead = Ce qui met quelqu’un en danger une fois publié : enfants, domiciles, noms de témoins, menaces. Sans au moins une ligne, aucun appel n’est publié.
step-more = Autres détails
step-more-lead = Tout ceci peut rester vide.
step-report = Le rapport
step-report-lead = Pour l’après, et tout peut rester vide. Vous écrivez les mots et choisissez les messages ; les chiffres viennent du registre, et personne ne peut les changer.
to-do-here = Encore à faire ici : { $number }
in-half-an-hour = Dans une demi-heure
tomorrow = Demain à cette heure
zone-first = Choisissez d’abord un fuseau horaire.
entry-new = Nouveau
entry-remove = Enlever
entry-add = Ajouter
how-read = Comment les réseaux les liront
what-kit-does = Ce que feront ces textes
keep-and-go-on = Garder et continuer
kept = Gardé.
as-seen = Comme on le verra
preview = Aperçu
no-preview = L’aperçu s’affichera quand ceci sera corrigé :

## Fields

field-languages = Langues de l’appel
hint-languages = Des codes comme en, ar, pt-BR ; la principale d’abord.
field-case-name = Nom ou noms
hint-case-name = Comme ces personnes veulent être appelées.
field-case-on-behalf = Au nom de qui
hint-case-on-behalf = Qui a demandé cet appel, et qui l’a lu et accepté.
field-case-summary = De quoi il s’agit
hint-case-summary = Deux ou trois phrases.
field-title = Titre
hint-title = Court ; c’est aussi le titre de la carte que montrent les réseaux.
field-demand = Demande
hint-demand = Ce qui est demandé, et à qui.
field-organizers = Qui appelle
hint-organizers = Des groupes ou des pseudonymes, un par ligne ; jamais de vrais noms exigés.
field-storm-zone = Fuseau horaire de l’annonce
field-storm-starts = Début
hint-storm-starts = À l’heure de ce fuseau.
field-storm-ends = Fin
hint-storm-ends = Une à deux heures, c’est le mieux.
list-storm-cities = Villes
list-storm-cities-lead = L’heure s’affiche aussi à leur horloge.
field-storm-cities-name = Ville
field-storm-cities-zone = Son fuseau horaire
field-hashtags = Hashtags, le principal d’abord
hint-hashtags = Un par ligne. Des majuscules entre les mots aident qui écoute la page : FreeTheWeavers.
field-fallbacks = Hashtags de rechange
hint-fallbacks = Convenus d’avance et pas encore utilisés : pour le cas où le principal serait inondé ou bloqué. Un par ligne.
field-switched-to = Passer maintenant à
hint-switched-to = Écrivez ici l’un d’eux et publiez : il prend partout la place du principal. Les messages sous l’ancien comptent toujours.
list-case-fact = Faits
field-case-fact-on = Jour
field-case-fact-text = Ce qui s’est passé
field-case-fact-source = Source
hint-case-fact-source = Une adresse qui commence par https://
field-case-fact-checked-on = Source vérifiée le
list-case-charges = Accusations
list-case-charges-lead = Ce qui leur est reproché.
field-case-charges = Accusation
list-case-hearing = Jours d’audience
field-case-hearing-at = Quand
hint-case-hearing-at = À l’heure du fuseau annoncé.
field-case-hearing-place = Où et devant qui
list-case-figure = Chiffres de contexte
field-case-figure-value = Chiffre
field-case-figure-label = Ce qu’il compte
field-case-figure-source = Source
field-wordings = Messages proposés
hint-wordings = Un par paragraphe, une ligne vide entre eux. { "{tags}" } devient les hashtags, { "{url}" } l’adresse de l’appel, et de { "{Libérez-la|Liberté pour elle}" } chaque visite reçoit une version.
field-never-say = Ne jamais dire
list-handle = À qui s’adresser
list-handle-lead = Des institutions, ou des personnes qui ont une fonction publique ; peu, et jamais une personne privée.
field-handle-network = Réseau
field-handle-handle = Identifiant
hint-handle-handle = Sans @.
field-handle-role = Leur fonction, et pourquoi s’adresser à elles
list-endorsement = Groupes qui le soutiennent
field-endorsement-group = Groupe
field-endorsement-members = Membres
hint-endorsement-members = Seulement avec une source.
field-endorsement-source = Où ce nombre peut se lire
field-endorsement-url = L’adresse du groupe
list-quotable = Comptes dont les messages peuvent être montrés
field-quotable-network = Réseau
field-quotable-handle = Identifiant
hint-quotable-handle = Sans @.
field-quotable-reason = Pourquoi on peut les montrer
hint-quotable-reason = Leur accord, ou leur fonction publique.
field-keeping-why = Pourquoi des copies entières et scellées des messages sont gardées
hint-keeping-why = Laissez vide si vous n’avez pas à prouver qui a écrit quoi : tous ceux qui vont publier le lisent.
list-keeping-holder = Qui peut ouvrir des copies entières et scellées des messages
field-keeping-holder-name = Qui a la clé
field-keeping-holder-key = La moitié publique de leur clé (age1…)
field-report-headline = Titre du rapport
hint-report-headline = Si c’est vide, celui de l’appel.
field-report-standfirst = En dessous, en une phrase ou deux
field-report-quotes = Messages à citer
hint-report-quotes = Une adresse par ligne, dans l’ordre où ils sont montrés ; de messages qui peuvent l’être. Si c’est vide, les plus récents.
quote-choose = Sur le mur en ce moment
quote-choose-how = Appuyez pour que le rapport cite un message ; ce qui est choisi figure dans le champ ci-dessus, dans son ordre.
quote-do = Le citer
list-report-paragraphs = Ce que vous avez à dire
field-report-paragraphs = Paragraphe
list-report-corrections = Corrections
field-report-corrections-on = Jour
field-report-corrections-text = Ce qui était faux, et ce qui est juste
hint-report-corrections-text = Le registre garde chaque version.

## What hashtags and wordings will do

note-reading = { $tag } : { $readings }
reads-whole = { $network } le lit en entier
reads-only = { $network } lit seulement { $read }
reads-nothing = { $network } ne le lit pas
note-networks = { $networks } : { $says }
tag-alike = { $tag } et { $other } se ressemblent et sont deux hashtags, car certaines lettres viennent d’un autre alphabet. Gardez-en un, saisi de nouveau.
tag-digits = Des chiffres seuls ne font pas un hashtag ; ajoutez une lettre.
tag-directions = { $tag } va dans deux sens et s’affiche dans un autre ordre que celui de la saisie. Écrivez-le dans une seule écriture.
tag-edge-digits = Les chiffres de { $tag } s’affichent de l’autre côté que prévu. Mettez un mot à leur place.
tag-folded = { $tag } et { $other } y sont un seul hashtag, et deux ailleurs. Choisissez une seule graphie.
tag-invisible = { $tag } contient un caractère invisible que personne ne saisira. Saisissez-le de nouveau.
tag-joiner = Seul { $read } y est lu, car un liant invisible le termine. Écrivez _ à sa place, ou rien.
tag-letters = { $letter } dans { $tag } vient d’un autre alphabet que les autres lettres. Saisi de nouveau, cela devient un autre hashtag.
tag-many = { $written } hashtags prennent { $length } caractères sur { $limit } sur X, et un message qui en omet ne se trouve pas sous ceux-là. Gardez un hashtag principal et un au plus par langue, et prévoyez les autres comme solutions de repli.
tag-near = { $tag } et { $other } sont presque identiques. Si l’un est une faute de frappe, retirez-le, car ses messages seraient à part.
tag-one-on-some = { $tag } et { $other } y sont un seul hashtag, et deux sur { $apart }. Gardez celui que les gens saisissent.
tag-over-64 = Il a plus de 64 caractères et n’y est pas lu.
tag-parts = { $tag } n’y est pas lu en entier comme un hashtag ; utilisez des lettres, des chiffres et _, avec au moins une lettre.
tag-same = { $tag } et { $other } sont un seul hashtag sur chaque réseau ; gardez-en un.
tag-sign = Seul { $read } y est lu, car un hashtag s’arrête à { $sign }. Enlevez-le.
tag-whole = { $whole } y est lu en entier, et ailleurs seulement { $common }. Écrivez-le en un seul mot.
tag-words = Un lecteur d’écran lit { $tag } comme un seul mot. Écrivez { $joined }, qui est partout le même hashtag.
note-texts = { PLURAL($count) ->
    [one] { $language } : { $count } texte
    [many] { $language } : { $count } de textes différents
   *[other] { $language } : { $count } textes différents
}
note-crowd = Si { $people } personnes participent, chaque texte est donné à { $share } au plus
note-alike = { $language } : les deux plus proches ({ $one } et { $other }) ont { $percent } % en commun
note-long = { PLURAL($count) ->
    [one] { $language } : { $count } texte trop long pour { $network } : { $longest } sur { $limit }
    [many] { $language } : { $count } de textes trop longs pour { $network }, jusqu’à { $longest } sur { $limit }
   *[other] { $language } : { $count } textes trop longs pour { $network }, jusqu’à { $longest } sur { $limit }
}

## Publishing

publish = Publier
public-at = Cet appel est public à l’adresse { $it }.
change-waiting = Une modification attend une deuxième personne
changes-parts = Elle change : { $parts }.
proposed-by-you = Elle vient de vous ; une autre personne de l’organisation ouvre cette page et donne son accord.
agree = Je l’ai lue, et je suis d’accord
give-up = Renoncer à cette modification
to-do = Encore à faire
second-look = À revoir : { $number }
publish-changes = Ceci change : { $parts }. La page dit à tout le monde qu’elle a changé, et quand.
storm-is-close = L’heure est proche : s’il y a une autre personne dans l’organisation, elle doit d’abord donner son accord.
on-whose-behalf = Au nom de qui
must-never-say = Ce qu’il ne faut jamais dire
have-agreed = Les personnes pour qui cet appel est fait, ou celles qui peuvent parler pour elles, en ont accepté chaque mot.
publish-change = Publier la modification
publish-opened = Ce que vous publiez est ouvert à tous dans le registre de l’appel, à la lettre : aussi pourquoi un compte peut être cité.
nothing-new = Ce qui est public est ce qui est écrit ici.
say-agreed = Confirmez d’abord que les personnes pour qui cet appel est fait l’ont accepté.
nothing-changed = Rien n’a changé depuis la publication.
somebody-else = Une autre personne doit donner son accord : la proposition vient de vous.
propose-again = Ce qui était proposé ne peut plus être publié ; proposez-le de nouveau.
order-unheard = Le serveur s’arrête ; ce sera fait à son redémarrage.
order-failed = C’est gardé, mais quelque chose a échoué. Qui gère le serveur en voit davantage : { $says }
as-folder = Sous forme de dossier
take-out = Sortir en archive
take-out-how = L’archive contient le dossier que lit { $it }.
bring-in-label = Faire entrer une telle archive ; elle remplace ce qui est écrit ici
bring-in = Faire entrer
take-down = Retirer cet appel
take-down-how = La page, ses textes et ses chiffres en direct disparaissent aussitôt. Ce qui était scellé de l’appel dans son registre est détruit ; le registre montre que quelque chose a été scellé, et n’est plus là. On ne peut ni le rétablir ni réutiliser le nom.
take-down-now = Retirer maintenant
throw-away-draft = Jeter ce brouillon
throw-away-how = Rien n’en est gardé.
throw-away = Jeter
certain = C’est ma décision, en toute certitude.
tick-first = Cochez d’abord la case : ce qui est retiré ne peut pas être rétabli.

## What was not done

refused-late = Cela a pris trop de temps ; recommencez.
refused-name = Choisissez un nom de 1 à 40 lettres.
refused-no-passkeys = Les clés d’accès demandent une adresse avec un nom qui commence par https://, ou http://localhost. Qui gère le serveur l’indique par --base-url.
refused-not-allowed = Seule l’administration peut faire cela ; demandez-lui.
refused-stale = Déconnectez-vous d’abord, puis entrez de nouveau : dans les dix minutes qui suivent, on peut laisser entrer quelqu’un.
refused-passkey = Cette clé d’accès n’a pas été acceptée ; réessayez, ou prenez un autre appareil.
refused-store = Votre demande n’a pas pu être gardée ou lue. Qui gère le serveur voit pourquoi.
refused-name-taken = Quelqu’un d’autre porte ce nom ici ; choisissez-en un autre.
refused-link = Ce lien a déjà servi ou n’est plus valable ; demandez-en un nouveau à qui vous l’a donné.
refused-field = Un appel n’a pas de champ « { $field } ».
refused-long = C’est plus long que ce qu’une page peut porter ; restez au-dessous de 20 000 octets.
folder-refused = { $why } Rien n’a changé.
folder-no-archive = Ce n’est pas une archive zip lisible.
folder-many-files = L’archive a plus de fichiers qu’il n’en faut à un appel.
folder-damaged = L’archive est abîmée.
folder-large = { $file } est plus grand qu’il ne le faut pour un appel.
folder-no-text = { $file } n’est pas du texte en UTF-8.
folder-no-call = L’archive n’a pas de call.toml.

## What is wrong with a call

lacks-never-say = Écrivez au moins une chose qu’il ne faut jamais dire.
lacks-fact = Écrivez au moins un fait avec son jour et sa source.
lacks-check = Dites quand cette source a été vérifiée pour la dernière fois.
fault-address = Ce n’est pas une adresse qui commence par https:// ou http://.
fault-age-key = Ce n’est pas une clé publique d’age ; elle commence par age1. N’écrivez jamais une clé secrète ici.
fault-age-key-twice = Cette clé est écrite deux fois.
fault-day = Ce n’est pas un jour.
fault-empty = C’est encore vide.
fault-handle = Ce n’est pas un identifiant sur { $network } ; écrivez-le comme { $sample }.
fault-kind = Ceci ne peut pas être lu ici ; écrivez-le de nouveau.
fault-language = « { $written } » n’est pas une langue ; écrivez son code, comme en, ar ou pt-BR.
fault-language-twice = La langue { $language } est écrite deux fois ici.
fault-many-languages = { $written } langues, c’est trop ; gardez-en { $most } au plus.
fault-many-holders = { $written } détenteurs de clés, c’est trop ; gardez-en au plus { $most }.
fault-many-quotes = { $written } messages, c’est trop ; choisissez-en { $most } au plus.
fault-no-network = Choisissez un réseau.
fault-other-language = Il y a un texte en { $language }, qui n’est pas une langue de l’appel.
fault-unknown-key = Aucun appel n’a « { $key } » ; cela vient de l’archive.
fault-untranslated = Ce texte manque ; qui lit { $language } verra { $main }.
fault-folder = Le fichier ne peut pas être lu : { $says }
fault-toml = La ligne { $line } de { $file } ne peut pas être lue : { $says }
fault-ends-first = La fin n’est pas après le début ; revoyez les deux.
fault-far-away = Cette heure est trop lointaine.
fault-long-storm = Cela dure { $hours } heures, et 48 sont le maximum. Revoyez les jours.
fault-many-cities = { $written } villes, c’est trop pour une page ; gardez-en { $most } au plus.
fault-names-zone = N’écrivez pas le fuseau avec l’heure ; il a son propre champ.
fault-no-time = Ce n’est pas une heure.
fault-skipped = Ce jour-là, les horloges de { $zone } sautent cette heure ; choisissez-en une autre.
fault-twice = Ce jour-là, les horloges de { $zone } montrent cette heure deux fois ; choisissez-en une autre.
fault-offset = { $zone } a alors un autre décalage ; écrivez l’heure sans décalage.
fault-zone = Aucun fuseau ne s’appelle « { $written } » ; écrivez-le comme Europe/London.
fault-zone-near = Aucun fuseau ne s’appelle « { $written } ». Vouliez-vous dire { $near } ?
fault-tag-blind = Ne liront pas { $tag } comme hashtag : { $networks }.
fault-commitment = Ce n’est pas un engagement de 64 chiffres.
fault-leak = Le hashtag scellé figure à la ligne { $line }, publique avant l’heure. Écrivez { "{tag}" } à sa place, ou scellez-en un autre.
fault-long-tag = { $tag } a plus de { $most } lettres.
fault-many-tags = Personne ne publie { $written } hashtags ; gardez-en { $most } au plus.
fault-no-fallback = { $tag } n’est pas un hashtag de rechange ; seul un hashtag convenu d’avance peut prendre la place.
fault-opening = Le fichier sealed.toml ne peut pas être lu ; scellez le hashtag de nouveau.
fault-opens-nothing = Il y a un sealed.toml et pas de hashtag scellé ; son engagement est { $commitment }
fault-opens-other = Le fichier sealed.toml appartient à un autre hashtag scellé.
fault-unopened = Le hashtag scellé ne peut pas être ouvert ici ; les textes avec { "{tag}" } sont laissés de côté.
fault-unread-sealed = Aucun réseau ne lit le hashtag scellé ; scellez-en un de lettres et de chiffres.
fault-tag-twice = { $tag } est écrit deux fois ici.
fault-unread-tag = Aucun réseau ne lit { $tag } comme hashtag ; utilisez des lettres, des chiffres et _, avec au moins une lettre.
fault-all-sealed = Chaque texte en { $language } contient le hashtag scellé ; écrivez-en un qui puisse être montré avant l’heure.
fault-alternative-twice = Ligne { $line } : « { $text } » est deux fois dans un choix.
fault-blind = Ligne { $line } : aucun hashtag de l’appel ne sera lu dans ce texte par { $networks }.
fault-comment = Ligne { $line } : ce commentaire n’a pas de fin ; écrivez --> après lui.
fault-copy = Ligne { $line } : ce texte est le même que celui de la ligne { $first } ; les réseaux punissent les copies.
fault-heading-day = Ligne { $line } : « { $text } » n’est pas le jour d’un fait ; écrivez-le comme ## la salle: 2026-12-01
fault-few-fit = Ligne { $line } : sur { $texts } versions de ce texte, { $unfit } sont trop longues et laissées de côté ; la première est trop longue pour { $networks }.
fault-file-name = Les textes sont dans des fichiers qui finissent par .md ou .txt, comme wordings/en.md.
fault-groundless = Ce qui est écrit à ces lignes ne repose sur aucun fait de l’affaire : { $lines }. Mettez un titre au-dessus, comme ## tribunal: 2026-12-01 avec le jour du fait, ou ## salut: greeting si le texte n’affirme rien.
fault-long-wording = Ligne { $line } : ce texte a plus de { $most } lettres ; manque-t-il une ligne vide ?
fault-many-wordings = { $written } textes en { $language }, plus que { $most } ; gardez les plus différents.
fault-many-alternatives = Ligne { $line } : un choix a plus de { $most } possibilités ; gardez les plus différentes.
fault-many-choices = Ligne { $line } : ce texte a plus de { $most } choix ; faites-en deux.
fault-many-handles = Ligne { $line } : ce texte s’adresse à plus de { $most } comptes. Les réseaux y voient du harcèlement ; gardez les plus importants.
fault-nested = Ligne { $line } : un choix ne peut pas être dans un autre ; écrivez les possibilités en entier.
fault-no-fact = Ligne { $line } : l’affaire n’a pas de fait du { $day } ; mettez le jour d’un fait qui existe.
fault-no-figure = Ligne { $line } : l’affaire n’a pas de « { $text } » ; nombre de chiffres : { $figures }.
fault-no-hashtag = Ligne { $line } : ce texte n’a aucun hashtag de l’appel ; ajoutez { "{tags}" }.
fault-no-number = Ligne { $line } : le { $day } a { $facts } faits, et pas de « { $text } ».
fault-no-wording = Il n’y a pas encore de texte en { $language }.
fault-no-words = Ligne { $line } : ce texte n’a pas de mots à lui ; y a-t-il une ligne vide de trop avant ?
fault-open-choice = Ligne { $line } : le choix qui commence par « { $text } » n’a pas de fin ; écrivez { "}" } après lui.
fault-several-facts = Ligne { $line } : le { $day } a { $facts } faits ; écrivez { $day }/1 pour le premier.
fault-slip = Ligne { $line } : { $tag } est presque { $agreed } ; une faute de frappe ?
fault-too-long = Ligne { $line } : ce texte est trop long pour { $networks }.
excess = { $network } ({ $length } sur { $limit })
fault-slots = Ligne { $line } : rien ne remplit { $slots } ; il y a { "{tags}" }, { "{tag}" }, { "{url}" } et { "{name}" }.

## The check list and the rehearsal

check-list = Liste de contrôle
check-list-lead = Chaque ligne devient verte d’elle-même quand c’est fait, et rouge quand cela devrait l’être déjà.
check-list-clock = Heures selon l’horloge de { $it }.
item-done = Fait :
item-open = À faire :
item-late = En retard :
stage-week = Jusqu’à sept jours avant
stage-three-days = Jusqu’à trois jours avant
stage-day = Jusqu’à la veille
stage-hour = Jusqu’à une heure avant
stage-storm = Après dix minutes
stage-after = Jusqu’au lendemain
task-agreed = Aucune modification n’attend une deuxième personne
task-consent = Il est dit au nom de qui, et ce qu’il ne faut jamais dire
task-facts = Chaque fait dit quand sa source a été ouverte pour la dernière fois
task-fallback = Un hashtag de rechange est convenu
task-hashtags = Tous les réseaux lisent les hashtags, et il y en a trois au plus
task-posts = Les messages sont comptés
task-public = L’appel est public
task-recorded = L’appel est scellé dans son registre
task-reminded = Tous les rappels partent avant l’heure
task-rehearsed = Il a été répété tel qu’il est maintenant, et chaque page a répondu
task-report = Le rapport est écrit
task-same = Ce qui est public est ce qui est écrit ici
task-sealed = Le hashtag scellé pourra être ouvert à l’heure
task-second = Une deuxième personne peut approuver les modifications tardives
task-settled = Aucun signalement n’attend de réponse
task-sources = Chaque source a été rouverte ces trois derniers jours
task-translated = Titre, demande, résumé et textes existent dans chaque langue
task-whole = Rien ne manque à l’appel
task-wordings = Sur 2 000 personnes dans une langue, 100 au plus reçoivent le même texte
rehearsal = Répétition : la tempête de demain, aujourd’hui
rehearsal-how = L’appel tel qu’il est écrit ici, sur une page à lui : son heure vient après une minute et dure cinq minutes au plus. Des personnes inventées publient, des visites inventées ouvrent la page toutes à la fois, les chiffres bougent, un hashtag inventé s’ouvre à la place d’un hashtag scellé, le rapport s’écrit. Rien n’en parvient à un réseau, à la vraie page ou à son registre.
rehearsal-runs = Elle a lieu à l’adresse { $it }.
rehearsal-began = Début : { $at }.
rehearsal-secret = Personne ne trouve cette adresse sans l’avoir reçue ; envoyez-la à qui aidera à l’heure. Elle disparaît d’elle-même une heure après son rapport.
rehearsal-asked = Pages demandées
rehearsal-failed = Sans réponse
rehearsal-slowest = Réponse la plus lente
rehearsal-posts = Messages inventés comptés
rehearsal-turned-away = Des visites ont été refusées. Réessayez avec moins de monde pour voir combien ce serveur en supporte, et fermez ce qui tourne d’autre dessus.
rehearsal-wait = Le résultat s’affiche ici huit minutes après le début.
rehearsal-cut = La dernière a été arrêtée avant la fin.
rehearsal-end = L’arrêter et y renoncer
rehearsal-people = Visites inventées
rehearse = Répéter
rehearse-again = Répéter encore
rehearse-later = On pourra répéter quand rien n’y manquera.

## A sealed hashtag

seal-title = Un hashtag que personne ne connaît avant l’heure
seal-how = Jusqu’à l’heure, la page montre un sceau à sa place : personne ne peut inonder ou bloquer ce que personne ne connaît, et chacun peut vérifier ensuite qu’il était convenu. À l’heure, il devient partout à la fois le hashtag principal. Dans les textes, { "{tag}" } le représente.
sealed-as = Scellé : { $it }. Jusqu’à l’heure, seule l’organisation le voit ici.
sealed-shut = Scellé, mais impossible à ouvrir ici : faites entrer le dossier avec son sealed.toml, ou scellez-le de nouveau.
seal-shown = Le sceau que montre la page :
seal-give-up = Y renoncer
seal-tag = Hashtag à sceller
seal-another = En sceller un autre à sa place
seal = Sceller
archive-sealed = Elle contient le hashtag scellé : ne la donnez à personne avant l’heure.

## Pictures, angles, and who uses a hashtag

step-pictures = Images
step-pictures-lead = On les joint aux messages. Ne montrez personne qui n’ait accepté, ni enfant, ni domicile, ni papier, ni écran : les données du fichier sont enlevées ici, ce qui se voit sur l’image ne l’est pas.
field-picture-alt = Ce qu’elle montre
hint-picture-alt = Pour qui ne peut pas la voir : une phrase, avec les mots qui figurent sur l’image.
field-picture-credit = Auteur ou autrice à nommer
hint-picture-credit = Peut rester vide.
add-picture = Ajouter une image
add-picture-hint = JPEG, PNG ou WebP ; les grandes photos sont réduites dans votre navigateur. Lieu, heure, appareil et auteur sont enlevés du fichier.
add-it = L’ajouter
note-angles = { $language } : les angles alternent : { $angles }
note-angle = { $angle } ({ $texts })
no-angle = sans nom
searches = Est-il déjà utilisé ?
searches-how = Ouvrez chaque lien et regardez : qui publie sous ce hashtag, combien, et sur quoi. Prenez-en un autre s’il appartient à quelqu’un, ou si vous ne voulez pas côtoyer ce qui s’y trouve. Les liens mènent aux réseaux depuis votre navigateur, sans l’adresse de ce site.
part-whole-kit = les textes, les images ou ce qu’il ne faut jamais dire
refused-pictures = Un appel n’a plus de place pour d’autres images ; enlevez-en une d’abord.
image-form = Ce n’est pas une image JPEG, PNG ou WebP ; enregistrez-la sous l’une de ces formes.
image-damaged = Cette image est abîmée ; enregistrez-la de nouveau.
image-large = Cette image a trop d’octets : { $size }. Réduisez-la à moins de 1 MiB.
image-pixels = Cette image est trop grande : { $width } × { $height }. Au plus 4096 pixels de côté.
image-moving = Cette image bouge ; enregistrez-en une image fixe.
image-turned = Cette image est tournée par ses métadonnées, qui sont enlevées ; redressez-la et enregistrez-la de nouveau.
folder-picture = { $file } : { $why }
fault-large-pictures = Les images ont ensemble trop d’octets : { $size } sur { $most }. Réduisez-les.
fault-imprint = Cette image ne peut pas être lue ; faites-la entrer de nouveau.
fault-many-pictures = { $written } images, c’est trop ; gardez-en { $most } au plus.
fault-picture-name = { $file } n’est pas un nom d’image ; il a des lettres, chiffres, points, traits d’union et _, comme loom.jpg.
fault-no-picture = Il n’y a pas d’image { $file } ; faites-la entrer ou enlevez cette entrée.
fault-picture-twice = L’image { $file } est nommée deux fois ; gardez une seule entrée.
fault-undescribed = Dites en { $language } ce que montre l’image, pour qui ne peut pas la voir.
fault-unnamed-picture = L’image { $file } n’est montrée à personne.

## Groups

groups = Groupes qui soutiennent les appels
group-unproven = Pas encore prouvé
group-shown = Affiché
group-show = Afficher sur la page
group-drop = Retirer
hand-ins = Messages donnés par leurs auteurs
hand-in-drop = Ne pas montrer
wall-how = Ce que tout le monde voit sur le mur. Ce que vous en retirez reste compté, et le rapport ne le cite pas.
wall-hide = Retirer du mur
wall-hidden = Retirés du mur
wall-show = Remettre
wall-erase = Effacer une publication
wall-erase-how = Si une personne concernée par une publication s’y oppose, ou si un tribunal ou les conditions d’un réseau l’exigent, elle est effacée du registre pour de bon, et seuls restent le motif et l’heure. Vérifiez deux fois.
wall-erase-post = Adresse de la publication
wall-erase-reason = De quel droit
wall-erase-objection = Une personne concernée s’y oppose
wall-erase-court = Un tribunal l’a ordonné
wall-erase-platform = Les conditions du réseau l’exigent
wall-erase-author = Son auteur l’a demandé
wall-erase-do = Effacer pour de bon
wall-erase-none = Rien sous cette adresse ou ce nom n’est dans le registre.
near = Graphies que des gens ont écrites
near-how = Ce qui est presque un hashtag convenu. Si vous en comptez une, tous ses messages des trois derniers jours comptent aussi. Cela est dit dans le registre et dans le rapport.
near-count = La compter
near-posts = { PLURAL($count) ->
    [one] pour #{ $of }, dans { $count } message
    [many] pour #{ $of }, dans { $count } de messages
   *[other] pour #{ $of }, dans { $count } messages
}

## What is kept of the rally

rally = Ce qui est conservé de la mobilisation
rally-lead = Deux nombres, jamais additionnés : un engagement est une parole que tout le monde peut donner ; est confirmé qui l’a confirmé par courriel ou a donné son message.
rally-pledged = Engagements
rally-confirmed = Confirmés par courriel
rally-contacts = Contacts, chiffrés
rally-hand-outs = Textes distribués
reminders = Rappels par courriel
rally-no-mail = Ce serveur a démarré sans serveur de messagerie. Seule l’entrée d’agenda est proposée aux visiteurs.
rally-no-letters = Aucune lettre n’attend d’être envoyée.
rally-in-time = Lettres encore à envoyer : { $letters }. À { $rate } par seconde, la dernière part avant l’heure : { $at }.
rally-late = Lettres encore à envoyer : { $letters }, à { $rate } par seconde. Trop tard pour l’heure, et non envoyées : { $late }. Plus aucun rappel n’est proposé. Un serveur de messagerie qui accepte plus de lettres par seconde aiderait.
rally-erase = L’effacer
rally-erase-how = Effacer les nombres d’engagements et de textes distribués, et tous les contacts. Le rapport et le registre restent.
rally-erase-now = Effacer les données de la mobilisation
rally-erase-later = Les contacts s’effacent d’eux-mêmes 72 heures après la tempête. Une fois la tempête finie, tout peut être effacé ici ; retirer l’appel efface aussitôt les contacts.
rally-tick-first = Cochez d’abord la case : ce qui est effacé ne peut pas être rétabli.
rally-not-over = La tempête n’est pas finie. Rien n’a été effacé.
rally-erased = Effacé
rally-erased-lead = Ceci était conservé de la mobilisation, et n’existe plus :
rally-backup = Une copie antérieure de la base de données ne contient les contacts que chiffrés ; leur clé est détruite, personne ne peut donc les lire.

## Where one is signed in

browsers = Où vous êtes connecté
browser-since = Depuis { $since } UTC, dernier usage { $used } UTC
browser-this = ce navigateur
browser-end = Se déconnecter là-bas

## The server, for admins

the-server = Le serveur
server-version = Version
server-since = En marche depuis
server-room = Place restante
server-of = { $left } sur { $all }
server-memory = Mémoire
server-visitors = Visites simultanées
server-places = { $now } en ce moment, place pour { $all }
server-backup = Dernière sauvegarde
server-certificate = Certificat valable jusqu'au
server-no-backup = Il n'y a pas de sauvegarde : avec ce disque, tout serait perdu. Le guide d'administration dit comment en faire une.
server-old-backup = La dernière sauvegarde a plus de deux jours, ou son disque n'est plus là.
server-room-scarce = Il reste peu de place : les images ne sont plus acceptées. Faites de la place ou autorisez davantage.
server-room-none = Il n'y a plus de place : plus rien n'est accepté et la collecte attend. Faites de la place ou autorisez davantage.
server-unreadable = Le registre de { $call } ne peut pas être lu : rien n'est collecté pour cet appel, et ses chiffres ne sont pas affichés. Sa page et les engagements continuent. Redémarrez le serveur ; si cela ne suffit pas, { $check } dans le dossier des données dit ce qui est abîmé, et le guide d'administration ce qu'il faut faire alors.
server-call = Appel
server-people = Engagements
server-posts = Publications dans le registre
server-networks = Réseaux
server-sees = tous sont vus
server-blind = ne sont pas vus en ce moment : { $sources }
server-unwatched = aucun n'est suivi
papers = Papiers
papers-lead = Des modèles dans votre langue, remplis avec ce que le serveur sait de lui-même. Avant de vous y fier, faites-les relire par quelqu'un qui connaît le droit de votre pays.
papers-blank = (nom et adresse postale)
papers-imprint = Mentions légales
papers-imprint-how = Là où la loi les demande, elles figurent pour tous sur la page à propos de ce serveur. Démarrez le serveur avec { $operator } et { $mail } pour les remplir.
papers-responsible = Responsable de ce qui est montré ici :
papers-notice = Notice de confidentialité
papers-notice-how = C'est la page à propos de ce serveur, faite à partir de sa propre base de données, dans chacune de ses langues :
papers-processing = Registre des activités de traitement
papers-processing-how = Ce que demande l'article 30 du RGPD, fait à partir du schéma de la base de données le { $day }. Imprimez-le, signez-le, et recommencez après chaque mise à jour.
papers-controller = Responsable du traitement
papers-purpose = Finalité
papers-basis = Base légale, telle que nous la voyons
papers-recipients = Destinataires
papers-recipients-are = Personne, hors ceux sans qui cela ne se peut : le serveur de courrier qui porte un rappel, le service de notifications du navigateur, et qui garde les sauvegardes.
papers-abroad = Pays tiers
papers-abroad-are = Le serveur n'y envoie rien de personne. Il lit ce qui est public sur les réseaux, dont certains sont à l'étranger.
papers-measures = Mesures
papers-measures-are = Aucune adresse de visiteur ne se trouve dans un fichier. Les contacts sont chiffrés avec une clé de leur appel, qui est détruite. Les organisateurs entrent avec des clés d'accès, et le dernier jour avant une tempête nul ne change seul son heure ou ses hashtags. Les lignes et les sauvegardes sont chiffrées ; aucun contact n'est dans une sauvegarde. Les images sont refaites, sans lieu ni appareil. Effacer détruit le contenu et le sel, et le registre prouve seulement qu'il y avait quelque chose.
papers-for-rally = Que chacun voie combien participent
papers-for-reminder = Rappeler l'heure
papers-for-hand-in = Compter une publication que les réseaux ne nous montrent pas
papers-for-endorsement = Montrer qui soutient un appel
papers-for-concern = Éviter le tort que fait un appel ou une publication
papers-for-organizer = Savoir qui peut écrire des appels
papers-for-call = Demander de l'aide pour une personne en danger
papers-for-record = Pouvoir prouver ensuite ce qui a été publié, et combien
papers-for-keeping = Pouvoir montrer, là où on le demande, ce qui a vraiment été publié et par qui
papers-by-nobody = aucune donnée personnelle
papers-by-consent = consentement (art. 6(1)(a), 9(2)(a) RGPD)
papers-by-interest = intérêt légitime (art. 6(1)(f) RGPD)
papers-by-public = intérêt légitime pour ce que les personnes ont manifestement rendu public elles-mêmes (art. 6(1)(f), 9(2)(e) RGPD)
