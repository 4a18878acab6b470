### SPDX-License-Identifier: AGPL-3.0-or-later
### La relecture d'une personne de langue maternelle française est la bienvenue.
### A native speaker's review is welcome.

## Days and hours

month = { $number ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
weekday = { $number ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
}
date = { $day ->
    [1] { $weekday } 1er { $month } { $year }
   *[other] { $weekday } { $day } { $month } { $year }
}
moment = { $date }, { $clock }
span = { $from } – { $to }
days = { PLURAL($count) ->
    [one] jour
    [many] de jours
   *[other] jours
}
hours = { PLURAL($count) ->
    [one] heure
    [many] d'heures
   *[other] heures
}
minutes = { PLURAL($count) ->
    [one] minute
    [many] de minutes
   *[other] minutes
}
seconds = { PLURAL($count) ->
    [one] seconde
    [many] de secondes
   *[other] secondes
}

## Around every page

skip = Aller au contenu
simulated = Simulation : ces personnes et ces messages sont inventés.
languages = Langues
pages = Pages de cet appel
promise = Ce site ne dépose aucun cookie, ne charge rien d'ailleurs et ne garde aucune trace de qui lit, s'engage ou publie. Tout fonctionne sans JavaScript.
mirror-of = Ceci est une copie de { $it }.
mirror-made = Elle a été faite le { $date }, et ses chiffres ne changent pas. Qui gère cette adresse peut voir qui la lit.
mirror-pledge = S'engager sur le site lui-même
call = L'appel
calls = Appels
no-calls = Il n'y a pas encore d'appel ici.
take-part = Participer
live = En direct
report = Rapport
record = Registre

## The call

the-hour = L'heure
begins-in = Commence dans
now = L'heure est venue.
ends-in = Se termine dans
over = Cette tempête est terminée.
phase-before = À venir
phase-during = Maintenant
phase-after = Terminée
read-report = Lire le rapport
as-loaded = Tel qu'au chargement de cette page.
your-clock = À votre heure
elsewhere = Ailleurs dans le monde
calendar = Ajouter à votre agenda
pledge = Je participerai
pledges-so-far = { PLURAL($count) ->
    [one] { $count } engagement pour l'instant
    [many] { $count } d'engagements pour l'instant
   *[other] { $count } engagements pour l'instant
}
uncounted = Le nombre d'engagements ne peut pas être affiché pour le moment.
pledges-disturbed = Ce bouton a été pressé plus vite que des personnes ne le font ; des programmes peuvent en être : le nombre compte plus d'appuis que de personnes.
pledge-note = Un nombre augmente d'une unité. Rien n'est gardé sur vous.
thanks = Merci. Votre parole est comptée.
thanks-more = Revenez à l'heure dite, avec quelqu'un.
demand = Ce que nous demandons
who = Qui est en danger
facts = Ce qui s'est passé
source = Source : { $it }
checked = vérifié le { $date }
charges = Les accusations
hearing = Au tribunal
figures = Le contexte
endorsements = Qui soutient cet appel
members = { PLURAL($count) ->
    [one] { $count } membre
    [many] { $count } de membres
   *[other] { $count } membres
}
members-together = { PLURAL($count) ->
    [one] { $count } membre au total (doublons non déduits)
    [many] { $count } de membres au total (doublons non déduits)
   *[other] { $count } membres au total (doublons non déduits)
}
address = À qui s'adresser
never-say = Ce qu'il ne faut jamais dire
keeping = Les messages sont gardés en entier
keeping-how = Un message public sous ces mots-dièse est gardé tel qu’il a été publié, avec son compte, mais scellé : ce serveur ne peut pas l’ouvrir. Il ne remet des copies scellées à ceux qui ont une clé qu’avec une raison, que chacun peut lire ensuite dans le registre de cet appel. Quand vous effacez votre message, la copie est effacée aussi, dès que ce serveur l’apprend. Les repartages ne sont pas gardés, ni les messages de comptes qui ne veulent pas être trouvés.
keeping-why = Pourquoi :
keeping-holders = Qui a une clé :
organizers = Qui appelle

## Reminders by e-mail

remind-me = Me le rappeler par courriel, si vous voulez
remind-note = Une lettre vous demande de confirmer, puis deux au plus vous le rappellent. Votre adresse est conservée chiffrée, ne sert qu’à cette tempête et est effacée 72 heures après. S'engager n’en demande aucune.
remind-asked = Si les lettres parviennent à votre adresse, l’une est en route. Ouvrez le lien qu’elle contient et appuyez sur le bouton : rien d’autre n’est envoyé avant cela.
remind-full = Votre parole compte, mais plus aucun rappel ne peut partir à temps. L’entrée du calendrier vous le rappelle aussi.
remind-wrong = Ce n’est pas une adresse électronique. Rien n’a encore été compté : revenez en arrière, corrigez-la ou laissez-la vide.
device-remind = Me le rappeler sur cet appareil
device-leave = Plus de rappels sur cet appareil
device-note = Votre navigateur vous le demande d’abord. Les rappels passent par le service de notifications de son éditeur, qui ne peut pas les lire mais voit quand ce site vous en envoie. Ce que nous gardons est chiffré, ne sert qu’à cette tempête et est effacé 72 heures après. Le nom de l'appel y paraît, même sur un écran verrouillé.
device-asked = Cet appareil recevra un rappel avant l’heure.
device-failed = Cet appareil ne peut pas recevoir de rappel : le navigateur ne l’a pas accepté, ou plus aucun rappel ne peut partir à temps.
device-left = Plus aucun rappel ne viendra sur cet appareil. Ce qui en était gardé est effacé.
device-untold = Plus aucun rappel ne viendra sur cet appareil. Ce site n’a pas pu être joint : ce qu’il en garde sera effacé 72 heures après la tempête.
confirmed-so-far = { PLURAL($count) ->
    [one] { $count } confirmé, par courriel ou par un message
    [many] { $count } confirmés, par courriel ou par un message
   *[other] { $count } confirmés, par courriel ou par un message
}
# A label under a number.
confirmed = { PLURAL($count) ->
    [one] Confirmé
    [many] Confirmés
   *[other] Confirmés
}
confirm = Confirmez votre rappel
confirm-lead = Quelqu’un, sans doute vous, a demandé des rappels de cet appel à votre adresse. Si c’était vous, appuyez sur le bouton. Sinon, fermez simplement cette page : rien d’autre n’est envoyé.
confirm-do = Oui, rappelez-le-moi
confirm-done = Un rappel vous parviendra avant l’heure, et votre engagement compte comme confirmé.
leave = Plus de lettres
leave-lead = Appuyez sur le bouton et plus aucune lettre ne viendra. Votre adresse est effacée aussitôt.
leave-do = Ne m’envoyez plus rien
leave-done = Plus aucune lettre ne viendra. Votre adresse est effacée.
link-over = Ce lien n’est plus valable
letter-confirm-subject = Merci de confirmer : { $title }
letter-confirm = Quelqu’un, sans doute vous, a demandé un rappel de cette heure :
letter-confirm-how = Si c’était vous, ouvrez cette adresse et appuyez-y sur le bouton :
letter-confirm-not = Si ce n’était pas vous, ne faites rien : aucune autre lettre ne viendra.
letter-day-subject = Dans un jour : { $title }
letter-day = L’heure pour laquelle vous avez donné votre parole vient dans un jour :
letter-soon-subject = Bientôt : { $title }
letter-soon = L’heure pour laquelle vous avez donné votre parole vient bientôt :
letter-moved-subject = L’heure a changé : { $title }
letter-moved = L’heure pour laquelle vous avez donné votre parole a changé. C’est maintenant :
letter-page = Tout ce qu’il vous faut est ici :
letter-leave = Pour ne plus recevoir de lettre et faire effacer votre adresse aussitôt :
letter-kept = Votre adresse est conservée chiffrée et effacée 72 heures après la tempête.

## Posting

post-lead = Faites vôtre ce texte : dites avec vos mots pourquoi cela vous importe. Il vous a été remis ; la personne suivante en reçoit un autre.
early = L'heure n'est pas encore venue. Les messages comptent le plus ensemble : { $it }
your-words = Votre message
another = Un autre texte, s'il vous plaît
length = Longueur
choose-network = Publier sur
door-note = Le bouton ouvre le réseau avec votre texte ; c'est vous qui publiez là-bas, en votre nom. Ce que vous écrivez ne passe jamais par ce site.
own-server = Votre propre serveur Mastodon
server = Serveur
make-link = Créer le lien
post-on = Publier sur { $it }
no-server = Ce n'est pas le nom d'un serveur. Il s'écrit ainsi : { $it }
back = Retour
email = E-mail
plain-links = La même chose en liens simples
fits = convient
too-long = trop long
copy = Copier le texte
copied = Copié.
copy-by-hand = Pour le copier, touchez le texte, choisissez « tout sélectionner », puis « copier ».
page-only = Ces réseaux ne prennent que l'adresse de cet appel et affichent sa carte. Copiez d'abord votre texte, puis ajoutez-le là-bas : ce sont vos mots qui comptent.
pace = À un rythme calme
pace-hour = { PLURAL($count) ->
    [one] Au plus { $count } message par heure, avec ses propres mots. Au-delà, les réseaux y voient du spam, et personne ne le voit plus.
    [many] Au plus { $count } de messages par heure, chacun avec ses propres mots. Au-delà, les réseaux y voient du spam, et personne ne les voit plus.
   *[other] Au plus { $count } messages par heure, chacun avec ses propres mots. Au-delà, les réseaux y voient du spam, et personne ne les voit plus.
}
pace-x = { PLURAL($count) ->
    [one] Sur X, un compte non vérifié a droit à { $count } message par jour, compté par demi-heures.
    [many] Sur X, un compte non vérifié a droit à { $count } de messages par jour, comptés par demi-heures : répartissez les vôtres.
   *[other] Sur X, un compte non vérifié a droit à { $count } messages par jour, comptés par demi-heures : répartissez les vôtres.
}
pace-mastodon = Sur Mastodon, un ou deux messages de vous suffisent ; partager ceux des autres est bienvenu.
pace-moment = Pour que les messages n’arrivent pas tous à la fois, chaque personne reçoit un autre moment. Le vôtre : { $it }
pace-now = Un bon moment pour publier : maintenant.
pace-wait = { PLURAL($count) ->
    [one] Un bon moment pour le prochain : dans { $it } minute.
    [many] Un bon moment pour le prochain : dans { $it } de minutes.
   *[other] Un bon moment pour le prochain : dans { $it } minutes.
}
pace-private = Seul votre navigateur s'en souvient, pendant un jour. Rien n'est envoyé.
pace-forget = L'oublier

## The storm, live

posts = { PLURAL($count) ->
    [one] Message
    [many] de messages
   *[other] Messages
}
accounts = { PLURAL($count) ->
    [one] Compte
    [many] de comptes
   *[other] Comptes
}
originals = { PLURAL($count) ->
    [one] Original
    [many] d'originaux
   *[other] Originaux
}
replies = { PLURAL($count) ->
    [one] Réponse
    [many] de réponses
   *[other] Réponses
}
reposts = { PLURAL($count) ->
    [one] Partage
    [many] de partages
   *[other] Partages
}
quotes = { PLURAL($count) ->
    [one] Citation
    [many] de citations
   *[other] Citations
}
pledged = { PLURAL($count) ->
    [one] Engagement
    [many] d'engagements
   *[other] Engagements
}
recorded = { PLURAL($count) ->
    [one] Message dans le registre
    [many] de messages dans le registre
   *[other] Messages dans le registre
}
as-of = État : { $it }
sealed = Appel scellé le { $date }
other = autres, chacun de moins de cinq personnes
unseen = { $network } n’a pas pu être vu de { $from } à { $to }. Des messages de ce moment peuvent manquer ici.
unseen-now = { $network } n’est pas visible en ce moment, depuis { $from }. Ce qui est publié maintenant arrive plus tard, ou manque ici.
per-minutes = { PLURAL($count) ->
    [one] Messages par minute
    [many] Messages toutes les { $count } de minutes
   *[other] Messages toutes les { $count } minutes
}
peak = { PLURAL($count) ->
    [one] La minute la plus remplie, { $at } : { $count } message
    [many] La minute la plus remplie, { $at } : { $count } de messages
   *[other] La minute la plus remplie, { $at } : { $count } messages
}
networks = Réseaux
hashtags = Hashtags
post-languages = Langues
unknown-language = non précisée
wall = Le mur
wall-note = Messages confiés par qui les a écrits, ou venant de groupes qui soutiennent l'appel et de comptes publics nommés. Tous les autres sont comptés, jamais montrés.
wall-empty = Rien encore qui puisse être montré.
picture = Image : { $text }
media-covered = La personne qui l’a publié avertit de ce qu’on y voit
media-undescribed = Une image que la personne qui l’a publiée n’a pas décrite
media-film = Une image d’un film, qui se regarde là où il a été publié.
reload = Charger les derniers chiffres
how-counted = Ce qui est compté
method = Les messages publiés pendant l'heure, qui portent un des hashtags et ont pu être vus sur les réseaux indiqués. Un message compte une fois et n'est que d'une sorte : partage, réponse, citation ou, sinon, original. Les comptes sont des comptes distincts, ce qui n'est pas la même chose que des personnes. Les messages privés et les autres réseaux ne peuvent pas être vus. Les groupes de moins de cinq comptes sont réunis.

## Report and record

see-live = Suivre en direct
report-soon = Le rapport est écrit quand la tempête est terminée et son registre scellé. D'ici là, rien n'est définitif. Fin de la tempête :
report-take-along = À emporter
take-pdf = PDF, à imprimer ou à écouter
take-png = Le graphique en image (PNG)
take-md = Texte à modifier (Markdown)
take-csv = Tous les décomptes en un tableau (CSV)
take-json = Tous les chiffres pour des programmes (JSON)
record-lead = Chaque message compté a laissé une marque scellée dans un registre qui ne peut que grandir. Chacune et chacun peut le vérifier sans devoir nous croire.
checkpoint = Le point de contrôle
no-checkpoint = Il n'y a pas encore de point de contrôle : le registre est vide.
verify = Vérifiez vous-même
verify-form = Le point de contrôle est signé et donne la taille et l'empreinte racine du registre. Sa forme est un standard ouvert que d'autres programmes lisent aussi :
verify-how = Gardez le point de contrôle que vous voyez aujourd'hui. Tous les suivants doivent le contenir, signés de la même clé. Qui possède une copie du registre la vérifie entièrement hors ligne :
verify-limits = Le registre prouve ce qui a été reçu et quand, et que rien n'a changé depuis. Il ne prouve pas que ce que dit un message est vrai.
witnesses = Qui signe avec nous
witnesses-none = Personne pour l’instant. Que tout le monde voie le même registre n’est que la parole de ce site.
witnesses-what = Un témoin ne signe que ce qui continue le registre qu’il a vu auparavant. Ainsi, personne ne peut s’en voir montrer un autre.
witnesses-signed = Ont signé ce qui est remis ici, { $size } entrées :
witnesses-wait = Pas assez de ceux qui doivent signer ne l’ont fait. D’ici là, rien de plus récent n’est remis. Ce sont :
dated = Daté par d’autres
dated-what = Une autorité de temps signe que le registre était ainsi au plus tard à une heure. Elle voit un nombre, et rien de ce que contient le registre.
dated-none = Personne ne l’a encore daté.
dated-stamped = { $authority } l’a signé, interrogée le { $date }, { $size } entrées
dated-pending = { $authority } a promis de le confirmer, interrogé le { $date }, { $size } entrées ; d’ici là, cela ne montre rien
dated-block = { $authority } : le bloc { $block } de Bitcoin le contient, { $size } entrées
dated-failed = { $authority } n’a pas répondu le { $date }

## When something is wrong

not-found = Il n'y a rien à cette adresse
not-found-advice = L'appel porte peut-être un autre nom, ou le lien a perdu une lettre en route.
wrong-method = Cette adresse ne fonctionne pas ainsi
wrong-method-advice = Ouvrez la page de l'appel et utilisez ses boutons.
forbidden = Ceci est venu d'un autre site
forbidden-advice = Un engagement ne compte que si vous appuyez sur le bouton de la page de l'appel elle-même.
too-large = C'est plus que ce site n'accepte
too-large-advice = Rien n'a été gardé. Revenez en arrière et envoyez moins.
no-room = Il n'y a plus de place sur ce serveur
no-room-advice = Rien n'a été gardé. Publier fonctionne sans ce site : emportez les textes maintenant et revenez plus tard pour le reste.
busy = Beaucoup de monde est là en même temps
busy-advice = Rien n'a été compté. Réessayez dans un instant ; publier fonctionne sans ce site.
reading-back = Les chiffres sont en train d'être recomptés
reading-back-advice = Le serveur vient de redémarrer et relit ce qu'il a enregistré. Rien n'est perdu. Revenez dans un instant ; en attendant, s'engager et publier fonctionnent.
unreadable = Les chiffres ne peuvent pas être affichés
unreadable-advice = Ce qui a été enregistré pour cet appel ne peut pas être lu sur ce serveur en ce moment, et rien de nouveau n'est collecté. Les personnes qui s'occupent du serveur savent quoi faire. S'engager et publier fonctionnent.
braced = Le site est attaqué
braced-advice = Ce que vous avez envoyé n'a pas été pris : pour l'instant il ne donne que des pages à lire. Vous pouvez publier quand même ; tout ce qu'il faut est dans le fichier de l'appel.
braced-pledge = Le site est attaqué, et votre engagement ne peut pas être pris maintenant. Vous pouvez publier quand même :
too-many-pledges = De très nombreux engagements sont venus de votre partie du réseau, plus que des personnes n'en prennent. Le vôtre n'a pas été compté ; publier fonctionne sans lui.
bad-request = Cette demande n'a pas pu être lue
bad-request-advice = Ouvrez la page de l'appel et recommencez de là.
failed = Quelque chose a échoué de notre côté
failed-advice = Vous n'y êtes pour rien. Réessayez dans un instant.

## For elsewhere

take-along = À emporter
kit-file = Tout l'appel dans un fichier qui se passe de réseau
kit-archive = Le tout dans une archive, avec textes et images
card = Image
qr = Code QR
feed = Flux
kit-lead = Ce fichier contient tout l'appel et se passe de réseau. Gardez-le, copiez-le, faites-le passer.
kit-how = Les liens ouvrent un réseau avec le texte ; c'est vous qui publiez, en votre nom. Changez les mots : les réseaux punissent un même texte venu de beaucoup de personnes.
wordings = Messages proposés
kit-copy = Copier
kit-copied = Copié
online = L'appel en ligne

## Changes, and what is gone

changed = Modifications depuis la première publication
countersigned = avec l’accord de deux membres de l’organisation
not-countersigned = par une seule personne de l’organisation
part-hour = l’heure
part-hashtags = les mots-dièse
part-demand = la demande
part-keeping = ce qui est gardé des messages
part-case = l’affaire
part-kit = les textes
part-report = les mots du rapport
part-rest = d’autres détails
gone = Cet appel a été retiré
gone-advice = Rien n’en est conservé ici. Ses auteurs avaient peut-être une raison qui protège quelqu’un.
sealed-tag = Un autre mot-dièse est scellé ; il apparaît à l’heure dite. D’ici là, voici son engagement (SHA-256) :
sealed-opened = Un mot-dièse était scellé jusqu’à l’heure dite
sealed-how = L’engagement ci-dessous était affiché auparavant. C’est le SHA-256 de « groundswell/hashtag/v1 », d’un octet nul, du sel et du mot-dièse : chacun peut vérifier qu’il n’a pas changé.

## Staying safe, and what is wrong with a call

safety = Se protéger
safety-lead = C’est à vous de décider ce que vous risquez. Personne ici n’attend que vous risquiez davantage, et qui ne peut pas publier aide en le disant à d’autres.
safety-account = Publiez depuis un compte avec lequel vous acceptez d’être vu. Les réseaux montrent votre nom, et souvent plus, à tout le monde, et le gardent des années.
safety-place = Désactivez le lieu dans vos publications. Regardez chaque image avant de l’envoyer : visages, papiers, fenêtres, écrans et le lieu que l’appareil inscrit dans le fichier en disent plus que vous ne voulez.
safety-line = Qui surveille votre ligne peut voir que vous avez ouvert ce site, mais pas quelle page. Le navigateur Tor ou un VPN de confiance cache cela aussi.
safety-others = N’écrivez jamais ce qui met d’autres en danger : enfants, domiciles, noms de témoins, menaces. Chaque appel dit quoi d’autre.
safety-law = Dans certains pays, une telle publication est punie. Si vous ou votre famille y vivez, ou voulez y voyager, réfléchissez d’abord et demandez à quelqu’un qui sait.
safety-threats = Si on vous menace pour une publication : gardez une copie, parlez-en à quelqu’un de confiance et cherchez de l’aide, par exemple auprès de la ligne d’assistance en sécurité numérique d’Access Now ou de Front Line Defenders.
safety-delete = Vous pouvez supprimer votre publication à tout moment. Si elle a été enregistrée ici, le registre l’oublie dès que le réseau nous le dit.
concern = Quelque chose ne va pas dans cet appel
concern-lead = Dites-le à celles et ceux qui tiennent ce site ; personne d’autre ne le lit. N’écrivez rien sur vous : aucune adresse n’est gardée, personne ne peut donc répondre.
concern-what = Ce qui ne va pas
concern-send = Envoyer
concern-sent = Merci. Celles et ceux qui tiennent ce site le liront.
concern-empty = Écrivez quelques mots sur ce qui ne va pas.

## Pictures to attach

attach = Images à joindre
attach-how = Enregistrez une image, joignez-la dans la fenêtre du réseau et mettez sa description là où le réseau la demande : beaucoup de gens écoutent les images.
attach-save = Enregistrer cette image
attach-copy = Copier sa description

## Another clock

zones = À une autre horloge
zones-lead = Choisissez un lieu, et la page de l'appel montre l'heure à son horloge. Rien n'en est conservé.
zones-label = Lieu
zones-show = Afficher l'heure
zones-by = À l'horloge de { $it }
zones-unknown = Aucun fuseau horaire ne porte ce nom. L'heure ci-dessous est celle de l'horloge à laquelle elle a été annoncée.
zones-africa = Afrique
zones-america = Amérique
zones-antarctica = Antarctique
zones-arctic = Arctique
zones-asia = Asie
zones-atlantic = Océan Atlantique
zones-australia = Australie
zones-europe = Europe
zones-indian = Océan Indien
zones-pacific = Océan Pacifique

## A group behind the call

endorse = Soutenir cet appel en tant que groupe
endorse-lead = Pour les groupes, pas pour les personnes seules. Dites qui vous êtes, prouvez-le par votre propre site, et vous apparaîtrez dès que l’équipe organisatrice sera d’accord. Vous pouvez vous retirer à tout moment.
endorse-group = Nom du groupe
endorse-site = Page sur votre propre site
endorse-members = Nombre de membres, si vous voulez le donner
endorse-source = Où ce nombre peut être lu
endorse-account = Votre compte ailleurs, sur Mastodon par exemple, s’il doit servir de preuve
endorse-mark = Adresse de votre logo sur ce site, s’il y en a un
endorse-no-mark = Votre logo ne peut pas être montré : à cette adresse de votre propre site ne se trouve aucune image PNG, JPEG ou WebP de 100 ko au plus.
endorse-go = Continuer
endorse-group-wrong = Écrivez le nom du groupe.
endorse-site-wrong = Écrivez des adresses complètes de votre propre site, qui commencent par { $start }.
endorse-members-wrong = Écrivez le nombre de membres en chiffres.
endorse-source-wrong = Dites où le nombre de membres peut être lu : une adresse qui commence par { $start }.
endorse-prove = Montrez que vous êtes bien le groupe, de l’une de ces façons. Appuyez ensuite sur le bouton placé dessous.
endorse-code = Votre code :
endorse-by-link = Par un lien
endorse-by-link-how = Placez un lien vers cette adresse sur la page de votre site que vous avez indiquée :
endorse-by-bluesky = Par Bluesky
endorse-by-bluesky-how = Écrivez le code dans la description de votre compte { $it }, qui porte le nom de votre site.
endorse-by-me = Par un compte lié à votre site
endorse-by-me-how = Votre page et { $it } ont un lien l’une vers l’autre avec rel="me", et la description du compte contient le code.
endorse-by-dns = Par le nom de domaine
endorse-by-dns-how = Écrivez le code dans un enregistrement TXT du nom { $it }.
endorse-look = Regarder maintenant
endorse-proven = Prouvé. La preuve a été trouvée ici :
endorse-proven-at = Prouvé ici :
endorse-shown = L’équipe organisatrice montre votre groupe sur la page de l’appel.
endorse-waits = L’équipe organisatrice va regarder, et montrera votre groupe si elle est d’accord.
endorse-back = Gardez cette adresse : elle vous permet de revenir. Qui la possède peut retirer votre groupe.
endorse-withdraw = Retirer notre groupe
endorse-unreachable = La page ne s’ouvre pas. Vérifiez l’adresse et réessayez.
endorse-elsewhere = La page mène à un autre site :
endorse-no-code = Le code n’a pas été trouvé ici :
endorse-not-me = Cette page n’a pas de lien vers l’autre avec rel="me" :
endorse-no-account = Aucun compte n’a été indiqué. Retirez le groupe et recommencez avec un compte.

## Somebody's own post

remove = Faire oublier des publications
remove-lead = Ce qui est enregistré ici d’une publication peut être oublié : le contenu est détruit, et le registre ne garde que le fait que quelque chose a été effacé, et quand. Les copies faites par d’autres ne peuvent être rappelées.
remove-own = Vos publications
remove-word = Publiez ce mot ouvertement depuis votre compte. Vous pourrez supprimer cette publication dès que ce sera fait.
remove-address = Donnez l’adresse de la publication avec le mot. Elle montre que le compte est à vous ; il n’en faut aucun ici.
remove-proof = Adresse de la publication avec le mot
remove-only = Adresse de la seule publication à oublier
remove-one = Pour faire oublier une seule publication, donnez d’abord son adresse ; le mot ne vaut alors que pour elle.
remove-one-word = Montrer le mot pour cette publication
remove-for-all = Ce mot vaut pour tout ce qui est enregistré de vous ici.
remove-for-one = Ce mot ne vaut que pour cette publication :
remove-do = Faire oublier
remove-note = Ce qui est oublié n’est pas repris, et ne compte plus nulle part : les chiffres montrés diminuent.
remove-done = C’est fait. Ce qui en était enregistré est effacé et ne sera pas repris.
remove-no-word = La publication à cette adresse ne contient pas le mot.
remove-not-yours = Les deux publications ne sont pas du même compte.
remove-nothing = Rien n’en est enregistré ici, ou cela n’a pas pu se faire à l’instant.
object = La publication de quelqu’un d’autre
object-lead = Si une publication gardée ou montrée ici vous nuit, à vous ou à d’autres, dites-le. Une personne le lit et décide. N’écrivez rien sur vous : aucune adresse n’est gardée, donc personne ne peut répondre.
object-address = Adresse de la publication
object-why = Ce qui ne va pas
object-do = Envoyer
object-done = Merci. Une personne le lira et décidera.
object-what = Donnez l’adresse d’une publication et quelques mots sur ce qui ne va pas.
hand-in = Voici mon message
hand-in-lead = Si vous avez publié sous un hashtag de cet appel, vous pouvez donner l’adresse de votre message. Il compte alors même là où personne d’autre ne peut le voir, et peut être montré et cité si vous êtes d’accord. Aucun compte n’est nécessaire ici.
hand-in-address = Adresse de votre message sur X, Bluesky ou Mastodon
hand-in-find = Le chercher
hand-in-is-it = Est-ce votre message ?
hand-in-agree-note = Si oui, et si vous êtes d’accord : il est gardé dans le registre de cet appel tel qu’il est ici, et les personnes qui appellent peuvent le montrer sur le mur et le citer dans le rapport, avec le nom que vous y portez. Vous pouvez revenir là-dessus à tout moment.
hand-in-agree = Il est de moi, et on peut le citer
hand-in-sha = Ce dont il s’agit, à la lettre (SHA-256) :
hand-in-outside = Il n’a pas été publié pendant l’heure : il peut être montré, mais n’est pas compté.
hand-in-no-address = Ce n’est pas l’adresse d’un message sur X, Bluesky ou un serveur Mastodon. Copiez-la depuis le message lui-même.
hand-in-no-post = Aucun message lisible par tout le monde ne se trouve à cette adresse.
hand-in-unreachable = Le réseau ne répond pas en ce moment. Réessayez dans un instant.
hand-in-elsewhere = Ce serveur montre le message d’un autre. Copiez son adresse depuis le serveur où il a été publié.
hand-in-no-tag = Ce message ne porte aucun hashtag de l’appel.
hand-in-changed = Le message a changé depuis qu’il vous a été montré. Regardez-le encore une fois.
hand-in-known = Ce message a déjà été donné.
hand-in-thanks = Merci. Votre message est pris en compte.
hand-in-waits = Il compte. Il sera montré quand les personnes qui appellent l’auront regardé.
hand-in-shown = Il compte, et il est montré.
hand-in-back = Gardez cette adresse : elle vous ramène ici, et personne d’autre.
hand-in-withdraw = Reprendre mon message
hand-in-withdraw-note = Il est alors effacé ici et du registre, et n’est plus repris.

## À propos de ce serveur : ce qu’il sait

about = À propos de ce serveur
about-lead = Ce que ce serveur sait de vous, et jusqu’à quand. La liste est tirée de sa propre base de données : il n’y a rien d’autre dedans. Qui saisit la machine, ou vient avec une injonction, trouve ceci et rien de plus.
about-whom = De qui
about-what = Quoi
about-until = Jusqu’à quand
about-columns = Tables et colonnes
about-visitors = Visiteurs
about-supporters = Participants
about-authors = Qui publie
about-groups = Groupes
about-organizers = Qui appelle
about-rally = Combien de personnes se sont engagées, et combien de fois chaque texte a été remis. Des nombres, et rien de celles qui se sont engagées.
about-rally-until = Jusqu’à ce que celles et ceux qui appellent effacent ces données, ou retirent l’appel.
about-reminder = Une adresse électronique, ou un appareil, qui a demandé un rappel : chiffrés pour une clé qui se trouve hors de la base de données.
about-reminder-until = Jusqu’à 72 heures après la tempête, quand la clé est détruite aussi ; ou aussitôt, par le lien de chaque lettre. Ils ne sont dans aucune sauvegarde.
about-hand-in = Une publication que vous avez remise, avec son adresse, son texte et votre compte, et votre accord.
about-hand-in-until = Jusqu’à ce que vous la repreniez.
about-endorsement = Ce qu’un groupe dit de lui-même : nom, nombre de membres, site, compte, emblème.
about-endorsement-until = Jusqu’à ce que le groupe se retire, ou que l’appel soit retiré.
about-concern = Ce que quelqu’un a écrit du tort que fait un appel ou une publication, et le jour. Pas qui l’a écrit.
about-concern-until = Jusqu’à ce qu’un administrateur s’en soit occupé.
about-organizer = Un nom de leur choix, leur rôle, la moitié publique de leurs clés d’accès, et des empreintes de sessions, de liens et de codes de secours.
about-organizer-until = Une session 12 heures, une invitation 72 heures, tout le reste jusqu’à leur départ.
about-call = Les appels : textes, images, brouillons, et qui a proposé un changement.
about-call-until = Jusqu’à ce que l’appel soit retiré.
about-record = Hors de la base de données, le registre de chaque appel : d’une publication sous ses hashtags, la minute, le réseau, la langue et les hashtags, et à la place du compte un pseudonyme. Mot pour mot, seulement ce qui peut être cité.
about-record-until = Jusqu’à ce que son auteur l’efface, ou le demande. Ce qui n’est que presque un hashtag de l’appel, 72 heures.
about-keeping = D’une publication sous les hashtags des appels nommés ici, la publication entière telle qu’elle est arrivée, scellée à des clés que ce serveur n’a pas. Et où elle se trouve, chiffré avec une clé hors du registre, pour remarquer qu’elle a été effacée.
about-keeping-until = Jusqu’à ce que son auteur l’efface, ou le demande, ou que l’appel soit retiré.
about-memory = En mémoire seulement, tant que vous êtes connecté : votre adresse. D’un engagement, jusqu’à la fin de l’heure, une empreinte de la partie du réseau d’où vous venez, pour que personne ne s’engage mille fois. Ni l’une ni l’autre n’est jamais écrite.
about-operator = Qui le tient
about-nobody = Qui tient ce serveur n’a pas dit qui il est. Demandez à celles et ceux qui appellent.
about-questions = Questions sur vos données, et signalements de failles de sécurité :
about-rights = Vous pouvez demander ce qui est gardé de vous, le faire corriger ou effacer, et vous y opposer. Vos publications, vous pouvez les faire effacer vous-même, sur la page de l’appel. Si la réponse ne vous satisfait pas, adressez-vous à l’autorité de protection des données de votre pays.
about-elsewhere = Rien n’est transmis à personne. Les réseaux où vous publiez, et le serveur de courrier qui porte un rappel, voient ce que vous y faites.
