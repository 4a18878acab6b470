### SPDX-License-Identifier: AGPL-3.0-or-later
### La relecture d'une personne de langue maternelle française est la bienvenue.
### A native speaker's review is welcome.

## Numbers and lists

posts = { PLURAL($posts) ->
    [one] { $posts } message
    [many] { $posts } de messages
   *[other] { $posts } messages
}
posts-of = { posts }
accounts = { PLURAL($accounts) ->
    [one] { $accounts } compte
    [many] { $accounts } de comptes
   *[other] { $accounts } comptes
}
accounts-of = { accounts }
lines-of = { PLURAL($lines) ->
    [one] { $lines } ligne
    [many] { $lines } de lignes
   *[other] { $lines } lignes
}
pair = { $one }, { $other }
last = { $one } et { $other }

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
month-short = { $number ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
}
day = { $day ->
    [1] 1er { $month } { $year }
   *[other] { $day } { $month } { $year }
}
moment = { $day }, { $clock }
zoned = { $when } ({ $zone })
stretch = de { $from } à { $to }
stretch-on = { $day }, de { $from } à { $to }
tick-day = { $day } { $month }
tick-month = { $month } { $year }
on-day = Le { $day } ({ $zone })
on-days = Du { $from } au { $to } ({ $zone })
on-day-at = Le { $day }, à { $clock } ({ $zone })
on-day-between = Le { $day }, entre { $from } et { $to } ({ $zone })
between = Entre le { $from } et le { $to } ({ $zone })
every-minutes = { PLURAL($count) ->
    [one] minute
    [many] tranche de { $count } de minutes
   *[other] tranche de { $count } minutes
}
every-hours = { PLURAL($count) ->
    [one] heure
    [many] tranche de { $count } d'heures
   *[other] tranche de { $count } heures
}
every-days = { PLURAL($count) ->
    [one] jour
    [many] tranche de { $count } de jours
   *[other] tranche de { $count } jours
}
every-weeks = { PLURAL($count) ->
    [one] semaine
    [many] tranche de { $count } de semaines
   *[other] tranche de { $count } semaines
}

## At the top

simulated = Simulation : ces personnes et ces messages sont inventés.
kicker = Rapport sur une tempête
title = { posts }
title-under = { posts } sous { $tags }
title-none = Aucun message
title-none-under = Aucun message sous { $tags }
lead = { $when }, { $what }.
lead-timeless = { $what }.
estimated = Ces nombres sont des estimations, parce qu'il y avait plus de messages que les { $limit } qui sont comptés un à un. Erreur type : { posts }, { accounts }. Dans deux cas sur trois, la vérité n'est pas plus loin ; dans 19 cas sur 20, pas plus loin que le double.
estimated-bare = Les comptes qui n'ont fait que partager, sans hashtag à eux, n'en font pas partie.
none = aucun message n'a été trouvé
none-under = aucun message n'a été trouvé sous { $tags }
nameless = { PLURAL($posts) ->
    [one] { $posts } message a été trouvé ; la source ne nomme aucun compte
    [many] { $posts } de messages ont été trouvés ; les sources ne nomment aucun compte
   *[other] { $posts } messages ont été trouvés ; les sources ne nomment aucun compte
}
nameless-under = { PLURAL($posts) ->
    [one] { $posts } message a été trouvé sous { $tags } ; la source ne nomme aucun compte
    [many] { $posts } de messages ont été trouvés sous { $tags } ; les sources ne nomment aucun compte
   *[other] { $posts } messages ont été trouvés sous { $tags } ; les sources ne nomment aucun compte
}
made = { PLURAL($accounts) ->
    [one] { $accounts } compte a publié
    [many] { $accounts } de comptes ont publié
   *[other] { $accounts } comptes ont publié
} { posts }
made-under = { PLURAL($accounts) ->
    [one] { $accounts } compte a publié
    [many] { $accounts } de comptes ont publié
   *[other] { $accounts } comptes ont publié
} { posts } sous { $tags }
label-accounts = { PLURAL($count) ->
    [one] compte
    [many] de comptes
   *[other] comptes
}
label-originals = { PLURAL($count) ->
    [one] message original
    [many] de messages originaux
   *[other] messages originaux
}
label-others = { PLURAL($count) ->
    [one] réponses, citations et partages
    [many] de réponses, citations et partages
   *[other] réponses, citations et partages
}
figure-accounts = Comptes distincts qui ont publié les messages comptés ici. Une personne peut en avoir plusieurs, et un compte peut parler pour un groupe.
figure-originals = Messages qui ne répondent à aucun autre, ne le citent ni ne le répètent.
figure-others = { $replies }, { $quotes }, { $reposts }. Un partage compte quand le message qu'il répète compte.
originals = { PLURAL($count) ->
    [one] { $count } original
    [many] { $count } d'originaux
   *[other] { $count } originaux
}
quotes = { PLURAL($count) ->
    [one] { $count } citation
    [many] { $count } de citations
   *[other] { $count } citations
}
replies = { PLURAL($count) ->
    [one] { $count } réponse
    [many] { $count } de réponses
   *[other] { $count } réponses
}
reposts = { PLURAL($count) ->
    [one] { $count } partage
    [many] { $count } de partages
   *[other] { $count } partages
}

## The case

case = L'affaire
charges = Les accusations
in-court = Au tribunal
background = Le contexte
asked = Ce qui était demandé
asked-by = Qui a appelé : { $names }.
asked-for = L'heure : { $hour } ({ $zone }), sous { $tags }.
sealed-before = L'appel a été scellé dans le registre le { $when }, avant que cette heure commence.
sealed-after = L'appel a été scellé dans le registre le { $when }, après que cette heure eut commencé.

## When people posted

time = Quand les gens ont publié
chart-title = Messages dans le temps ({ $zone })
chart-says = Une barre pour chaque { $unit }, { $stretch } : { posts }.
chart-says-most = Une barre pour chaque { $unit }, { $stretch } : { posts } ; la minute la plus remplie a été celle du { $most }.
chart-of = Messages pour chaque { $unit }, à l'heure de { $zone }.
chart-of-utc = Messages pour chaque { $unit }, en UTC.
chart-hour = Ombrée : l'heure que l'appel a fixée, { $stretch }.
chart-blind = Hachuré : quelque chose n'a pas pu être vu alors ; les limites ci-dessous disent quoi.
chart-left = Non compris : { posts } dont la minute n'est pas connue.
chart-joined = Les minutes pendant lesquelles moins de cinq comptes ont publié sont montrées ensemble, à la première d'entre elles.
estimated-chart = Estimé à partir d'un échantillon.
no-chart-none = Il n'y a pas de graphique, parce qu'il n'y a aucun message.
no-chart-few = Il n'y a pas de graphique : trop peu de comptes ont publié à des minutes connues, ou seuls les jours sont connus.
no-chart-unknown = Il n'y a pas de graphique : les sources ne disent pas à quelle heure ces messages ont été publiés.
as-table = Le graphique en tableau
column-from = Début, pour chaque { $unit }
chart-networks = Messages dans le temps sur chaque réseau
chart-networks-scale = Tous ont la même échelle.
chart-networks-joined = Les minutes sont réunies jusqu'à ce qu'il n'y ait sur chaque réseau aucun message ou au moins cinq comptes ; les barres en montrent la moyenne, et le tableau la somme, à la première d'entre elles.
column-posts = Messages
first = Le premier message a été publié le { $when }.
fullest = La minute la plus remplie a été celle du { $when }, avec { posts }.
surge = { $stretch } ({ posts })
surge-most = { $stretch } ({ posts }, le maximum à { $most })
surge-most-on = { $stretch } ({ posts }, le maximum le { $most })
surges-more = { PLURAL($count) ->
    [one] { $count } fois encore
    [many] { $count } de fois encore
   *[other] { $count } fois encore
}
surges = Il y a eu plus de messages que le temps d'avant ne l'explique pendant ces moments : { $when }.
surge-assumed = Que tout était calme avant le premier message est supposé, et non su.
no-surge = À aucun moment il n'y a eu nettement plus de messages que le temps d'avant ne l'explique.

## What people wrote

wrote = Ce que les gens ont écrit
on-network = sur { $network }
on-network-at = sur { $network }, { $when }
covered = La personne qui l’a publié avertit de ce qu’on y voit
film = Une image d’un film, qui se regarde là où il a été publié.
undescribed = Une image que la personne qui l’a publiée n’a pas décrite

## Lists

lists = Où, en quelles langues, avec quels mots
networks = Réseaux
networks-are = Où les messages ont été publiés.
network = Réseau
languages = Langues
languages-are = Telles que les réseaux les donnent ; un message en a une.
found-languages = Langues trouvées dans les textes
found-languages-are = Des messages dont les réseaux n'en donnent aucune ; un texte court n'en révèle aucune.
language = Langue
hashtags = Hashtags
hashtags-are = Combien de messages portent chacun, dans la graphie la plus vue. Un message peut en porter plusieurs.
hashtag = Hashtag
others = tous les autres ensemble
unknown = inconnue
next = { PLURAL($count) ->
    [one] La ligne suivante
    [many] Les { $count } lignes suivantes
   *[other] Les { $count } lignes suivantes
}
more-rows = { PLURAL($count) ->
    [one] { $count } ligne de plus est dans le rapport en JSON.
    [many] { $count } de lignes de plus sont dans le rapport en JSON.
   *[other] { $count } lignes de plus sont dans le rapport en JSON.
}
spellings = Graphies presque identiques
spellings-are = Vues dans le même temps. Un message ne compte ci-dessus que s'il porte aussi un des hashtags.
spelling = { $seen }, presque { $tag } : { posts }
language-named = { $name } ({ $tag })
language-name = { $tag ->
    [am] amharique
    [ar] arabe
    [be] biélorusse
    [bg] bulgare
    [bn] bengali
    [ca] catalan
    [ckb] kurde central
    [cs] tchèque
    [da] danois
    [de] allemand
    [dv] divehi
    [el] grec
    [en] anglais
    [es] espagnol
    [et] estonien
    [eu] basque
    [fa] persan
    [fi] finnois
    [fr] français
    [ga] irlandais
    [he] hébreu
    [hi] hindi
    [hu] hongrois
    [hy] arménien
    [id] indonésien
    [it] italien
    [ja] japonais
    [ka] géorgien
    [ko] coréen
    [ku] kurde
    [ms] malais
    [my] birman
    [nb] norvégien
    [nl] néerlandais
    [pl] polonais
    [ps] pachto
    [pt] portugais
    [ro] roumain
    [ru] russe
    [sd] sindhi
    [sv] suédois
    [sw] swahili
    [th] thaï
    [ti] tigrigna
    [tr] turc
    [ug] ouïghour
    [uk] ukrainien
    [ur] ourdou
    [yi] yiddish
    [zh] chinois
   *[other] { $tag }
}

## What was said

said = Ce qui a été dit
said-by = Expressions qu'au moins cinq comptes ont employées, dans { PLURAL($posts) ->
    [one] { $posts } message écrit avec ses propres mots
    [many] { $posts } de messages écrits avec leurs propres mots
   *[other] { $posts } messages écrits avec leurs propres mots
}. Elles sont telles que les gens les ont écrites ; rien n'est résumé en d'autres mots.
said-by-sample = Expressions qu'au moins cinq comptes ont employées, dans un échantillon de { posts }. Elles sont telles que les gens les ont écrites ; rien n'est résumé en d'autres mots.
said-by-shown = Seuls les messages qui peuvent être montrés ont été regardés, { posts } de { accounts } : les mots des autres ne sont pas conservés. Ce sont des expressions qu'au moins cinq comptes y ont employées, telles que les gens les ont écrites ; rien n'est résumé en d'autres mots.
theme = { posts } de { accounts }
theme-kit = { posts } de { accounts } ; l'appel la suggérait

## How it was passed on

passing = Comment cela s'est transmis
passed-on = { PLURAL($posts) ->
    [one] { $posts } message répond à un autre, le cite ou le répète
    [many] { $posts } de messages répondent à un autre, le citent ou le répètent
   *[other] { $posts } messages répondent à un autre, le citent ou le répètent
}, en { PLURAL($cascades) ->
    [one] { $cascades } cascade
    [many] { $cascades } de cascades
   *[other] { $cascades } cascades
} : une cascade est un message avec tout ce qui le suit.
alone = { PLURAL($posts) ->
    [one] { $posts } message est seul.
    [many] { $posts } de messages sont seuls.
   *[other] { $posts } messages sont seuls.
}
largest = La plus grande cascade, sur { $network }, compte { posts } de { accounts }.
largest-among = La plus grande cascade, sur { $network }, compte { posts } de { accounts }, dont { $kinds }.
half-at-once = La moitié était là en moins d'une minute.
half-minutes = { PLURAL($count) ->
    [one] La moitié était là après { $count } minute.
    [many] La moitié était là après { $count } de minutes.
   *[other] La moitié était là après { $count } minutes.
}
half-hours = { PLURAL($count) ->
    [one] La moitié était là après { $count } heure.
    [many] La moitié était là après { $count } d'heures.
   *[other] La moitié était là après { $count } heures.
}
half-days = { PLURAL($count) ->
    [one] La moitié était là après { $count } jour.
    [many] La moitié était là après { $count } de jours.
   *[other] La moitié était là après { $count } jours.
}
bridge = { $from } vers { $into } ({ posts })
bridges = Cela est passé d'une langue à une autre : { $ways }. Un partage compte dans la langue où son compte écrit le plus.
names = { PLURAL($count) ->
    [one] { $count } nom a été vu sur plusieurs réseaux, peut-être celui de la même personne, qui l'a porté de l'un à l'autre.
    [many] { $count } de noms ont été vus sur plusieurs réseaux, peut-être ceux des mêmes personnes, qui l'ont porté de l'un à l'autre.
   *[other] { $count } noms ont été vus sur plusieurs réseaux, peut-être ceux des mêmes personnes, qui l'ont porté de l'un à l'autre.
}
half-from = La moitié des messages venait de { accounts }.
half-from-few = La moitié des messages venait de moins de cinq comptes.
faithful = { $tag } ({ accounts })
faithful-without = { $tag } ({ accounts }, jamais avec { $other })
faithfuls = Certains hashtags ont leur propre public, qui a écrit plusieurs messages et ne les a omis dans aucun : { $tags }. Ce peut être un groupe local, une seconde cause, ou un hashtag que quelqu'un apporte ; qui lit les messages le saura.
posts-in = { $stretch } ({ posts })
floods = Moins de cinq comptes ont publié la plupart des messages pendant ces moments : { $stretches }. Une rédaction, ou quelqu'un qui répond à tout le monde, ressemble tout autant à une inondation ; qui lit les messages le saura.

## Who stood behind it

behind = Qui l'a soutenue
members = { PLURAL($count) ->
    [one] { $count } membre
    [many] { $count } de membres
   *[other] { $count } membres
}
members-together = { PLURAL($count) ->
    [one] Ensemble, ces groupes disent avoir { $count } membre. Les doublons ne sont pas déduits : qui est dans deux groupes compte deux fois.
    [many] Ensemble, ces groupes disent avoir { $count } de membres. Les doublons ne sont pas déduits : qui est dans deux groupes compte deux fois.
   *[other] Ensemble, ces groupes disent avoir { $count } membres. Les doublons ne sont pas déduits : qui est dans deux groupes compte deux fois.
}
pledged = { PLURAL($pledges) ->
    [one] { $pledges } personne s'est engagée à participer
    [many] { $pledges } de personnes se sont engagées à participer
   *[other] { $pledges } personnes se sont engagées à participer
} ; { PLURAL($accounts) ->
    [one] { $accounts } compte a publié
    [many] { $accounts } de comptes ont publié
   *[other] { $accounts } comptes ont publié
}.
pledged-confirmed = { PLURAL($pledges) ->
    [one] { $pledges } personne s'est engagée à participer
    [many] { $pledges } de personnes se sont engagées à participer
   *[other] { $pledges } personnes se sont engagées à participer
}, et { PLURAL($confirmed) ->
    [one] { $confirmed } l'a confirmé par courriel ou a confié un message
    [many] { $confirmed } de personnes l'ont confirmé par courriel ou ont confié un message
   *[other] { $confirmed } l'ont confirmé par courriel ou ont confié un message
} ; { PLURAL($accounts) ->
    [one] { $accounts } compte a publié
    [many] { $accounts } de comptes ont publié
   *[other] { $accounts } comptes ont publié
}.
turnout-fewer = Avec tant d'engagements, on pouvait attendre de { $least } à { $most } comptes (hypothèse : aucune tempête antérieure ne dit quelle part des engagements est tenue) : il en est venu moins.
turnout-within = Avec tant d'engagements, on pouvait attendre de { $least } à { $most } comptes (hypothèse : aucune tempête antérieure ne dit quelle part des engagements est tenue) : il en fut ainsi.
turnout-more = Avec tant d'engagements, on pouvait attendre de { $least } à { $most } comptes (hypothèse : aucune tempête antérieure ne dit quelle part des engagements est tenue) : il en est venu plus ; d'autres se sont joints, ou davantage ont tenu parole.
pledges-anonymous = Les engagements sont anonymes : on ne peut donc pas dire lesquels de ces comptes s'étaient engagés.

## What this does not show

limits = Ce que ceci ne montre pas
limit-sources = Seul est compté ce que contiennent les sources ci-dessous. Les messages de comptes privés, ceux qui ont été supprimés avant d'être lus et les autres réseaux n'y sont pas.
limit-seen = Combien de personnes ont vu les messages n'est pas dit, car personne hors des réseaux ne peut le mesurer. Les nombres d'abonnés ne le disent pas et ne sont pas additionnés.
limit-times = Les heures sont celles que donnent les réseaux et, sur certains, celles qu'a données l'appareil de la personne qui écrivait.
limit-tags = Les messages qui parlent de l'affaire sans aucun des hashtags ne sont pas trouvés.
limit-lines = { PLURAL($lines) ->
    [one] { $lines } ligne des sources n'a pas pu être lue ; les messages qu'elle contient manquent ici.
    [many] { $lines } de lignes des sources n'ont pas pu être lues ; les messages qu'elles contiennent manquent ici.
   *[other] { $lines } lignes des sources n'ont pas pu être lues ; les messages qu'elles contiennent manquent ici.
}
limit-few = Les lignes et les minutes derrière lesquelles se trouvent moins de cinq comptes sont jointes à d'autres ou omises, afin que personne ne puisse être désigné. Les sommes de tous les messages sont données telles quelles.
people = { PLURAL($most) ->
    [one] Les comptes ne sont pas des personnes. Il y a derrière eux { $most } personne si aucune n'a publié sur deux réseaux, et { $least } si toutes celles d'un plus petit réseau ont publié aussi sur le plus grand ; moins si certaines ont plusieurs comptes sur un réseau, plus si certaines en partagent un.
    [many] Les comptes ne sont pas des personnes. Il y a derrière eux { $most } de personnes si aucune n'a publié sur deux réseaux, et { $least } si toutes celles d'un plus petit réseau ont publié aussi sur le plus grand ; moins si certaines ont plusieurs comptes sur un réseau, plus si certaines en partagent un.
   *[other] Les comptes ne sont pas des personnes. Il y a derrière eux { $most } personnes si aucune n'a publié sur deux réseaux, et { $least } si toutes celles d'un plus petit réseau ont publié aussi sur le plus grand ; moins si certaines ont plusieurs comptes sur un réseau, plus si certaines en partagent un.
}
people-of-one-network = Les comptes ne sont pas des personnes : { PLURAL($accounts) ->
    [one] { $accounts } compte a publié
    [many] { $accounts } de comptes ont publié
   *[other] { $accounts } comptes ont publié
}, et une personne peut en avoir plusieurs, ou en partager un.
people-unknown = Les comptes ne sont pas des personnes, et ici les sources ne nomment aucun compte : on ne sait pas combien de personnes ont publié.
nobodys = { PLURAL($posts) ->
    [one] Pour { $posts } message, aucun compte n'est connu ; il peut être de n'importe qui.
    [many] Pour { $posts } de messages, aucun compte n'est connu ; ils peuvent être de n'importe qui.
   *[other] Pour { $posts } messages, aucun compte n'est connu ; ils peuvent être de n'importe qui.
}
early = { PLURAL($early) ->
    [one] { $early } message affirme une heure trop précoce
    [many] { $early } de messages affirment une heure trop précoce
   *[other] { $early } messages affirment une heure trop précoce
}, d'après l'identifiant du réseau ou qui l'a vu en premier. Chacun reste, et est compté, à l'heure qu'il affirme.
late = { PLURAL($late) ->
    [one] { $late } message affirme une heure trop tardive
    [many] { $late } de messages affirment une heure trop tardive
   *[other] { $late } messages affirment une heure trop tardive
}, d'après l'identifiant du réseau ou qui l'a vu en premier. Chacun reste, et est compté, à l'heure qu'il affirme.
early-and-late = { PLURAL($early) ->
    [one] { $early } message affirme une heure trop précoce
    [many] { $early } de messages affirment une heure trop précoce
   *[other] { $early } messages affirment une heure trop précoce
}, et { PLURAL($late) ->
    [one] { $late } message affirme une heure trop tardive
    [many] { $late } de messages affirment une heure trop tardive
   *[other] { $late } messages affirment une heure trop tardive
}, d'après l'identifiant du réseau ou qui l'a vu en premier. Chacun reste, et est compté, à l'heure qu'il affirme.
lost = { PLURAL($posts) ->
    [one] Les sources disent elles-mêmes que { $posts } message n'a pas pu y être vu : { $parts }.
    [many] Les sources disent elles-mêmes que { $posts } de messages n'ont pas pu y être vus : { $parts }.
   *[other] Les sources disent elles-mêmes que { $posts } messages n'ont pas pu y être vus : { $parts }.
}
lost-deleted = { PLURAL($count) ->
    [one] { $count } supprimé
    [many] { $count } supprimés
   *[other] { $count } supprimés
}
lost-limit = { PLURAL($count) ->
    [one] { $count } laissé hors d'un flux par la limite du réseau
    [many] { $count } laissés hors d'un flux par la limite du réseau
   *[other] { $count } laissés hors d'un flux par la limite du réseau
}
lost-withheld = { PLURAL($count) ->
    [one] { $count } retenu par le réseau
    [many] { $count } retenus par le réseau
   *[other] { $count } retenus par le réseau
}
lost-otherwise = { PLURAL($count) ->
    [one] { $count } pour une autre raison ({ $reason })
    [many] { $count } pour une autre raison ({ $reason })
   *[other] { $count } pour une autre raison ({ $reason })
}
lost-places = { PLURAL($count) ->
    [one] À { $count } endroit, les sources disent que quelque chose manque, et non combien de messages.
    [many] À { $count } d'endroits, les sources disent que quelque chose manque, et non combien de messages.
   *[other] À { $count } endroits, les sources disent que quelque chose manque, et non combien de messages.
}
spelled = { $spelling } a été écrit pour { $tag }, et est compté depuis le { $when }, en arrière aussi.
unseen = { $name } n’a pas pu être vu de { $from } à { $to } ({ $zone }) ; des messages de ce moment peuvent manquer ici.
unseen-more = { PLURAL($count) ->
    [one] Et il en fut ainsi { $count } fois encore.
    [many] Et il en fut ainsi { $count } de fois encore.
   *[other] Et il en fut ainsi { $count } fois encore.
}
interrupted-seconds = { $network } { PLURAL($times) ->
    [one] { $times } fois
    [many] { $times } de fois
   *[other] { $times } fois
} ({ PLURAL($length) ->
    [one] { $length } seconde
    [many] { $length } de secondes
   *[other] { $length } secondes
} en tout)
interrupted-minutes = { $network } { PLURAL($times) ->
    [one] { $times } fois
    [many] { $times } de fois
   *[other] { $times } fois
} ({ PLURAL($length) ->
    [one] { $length } minute
    [many] { $length } de minutes
   *[other] { $length } minutes
} en tout)
interrupted = Des sources ont été interrompues, et ont donné ensuite ce qui avait été publié entre-temps : { $networks }.
missed = { PLURAL($posts) ->
    [one] { $posts } message est venu d'un serveur d'un réseau et non d'un autre qui était lu en même temps.
    [many] { $posts } de messages sont venus d'un serveur d'un réseau et non d'un autre qui était lu en même temps.
   *[other] { $posts } messages sont venus d'un serveur d'un réseau et non d'un autre qui était lu en même temps.
} Ce qu'aucun d'eux n'a donné n'est pas ici.
deleted = { PLURAL($posts) ->
    [one] { $posts } message a été supprimé après avoir été vu, et n'est donc plus compté : { $parts }.
    [many] { $posts } de messages ont été supprimés après avoir été vus, et ne sont donc plus comptés : { $parts }.
   *[other] { $posts } messages ont été supprimés après avoir été vus, et ne sont donc plus comptés : { $parts }.
}
deleted-together = { PLURAL($count) ->
    [one] { $count } message a été supprimé après avoir été vu, et n'est donc plus compté.
    [many] { $count } de messages ont été supprimés après avoir été vus, et ne sont donc plus comptés.
   *[other] { $count } messages ont été supprimés après avoir été vus, et ne sont donc plus comptés.
}
deleted-minute = { PLURAL($count) ->
    [one] { $count } en moins d'une minute
    [many] { $count } en moins d'une minute
   *[other] { $count } en moins d'une minute
}
deleted-ten-minutes = { PLURAL($count) ->
    [one] { $count } en moins de dix minutes
    [many] { $count } en moins de dix minutes
   *[other] { $count } en moins de dix minutes
}
deleted-hour = { PLURAL($count) ->
    [one] { $count } en moins d'une heure
    [many] { $count } en moins d'une heure
   *[other] { $count } en moins d'une heure
}
deleted-day = { PLURAL($count) ->
    [one] { $count } en moins d'un jour
    [many] { $count } en moins d'un jour
   *[other] { $count } en moins d'un jour
}
deleted-week = { PLURAL($count) ->
    [one] { $count } en moins de sept jours
    [many] { $count } en moins de sept jours
   *[other] { $count } en moins de sept jours
}
deleted-month = { PLURAL($count) ->
    [one] { $count } en moins de 30 jours
    [many] { $count } en moins de 30 jours
   *[other] { $count } en moins de 30 jours
}
deleted-quarter = { PLURAL($count) ->
    [one] { $count } en moins de 90 jours
    [many] { $count } en moins de 90 jours
   *[other] { $count } en moins de 90 jours
}
deleted-later = { PLURAL($count) ->
    [one] { $count } plus tard
    [many] { $count } plus tard
   *[other] { $count } plus tard
}
waves = Bien plus de messages qu'avant ont été supprimés pendant ces moments : { $stretches }. On retire des messages quand on craint pour soi ; ceux qui ont été faits pour être comptés, et non pour être lus, disparaissent de la même façon.

## How it was counted

method = Comment on a compté
rule-tags = Un message compte quand il porte un des hashtags, ou répète un message qui en porte un. Majuscules et minuscules se valent ; sur Mastodon, les lettres avec ou sans accents aussi.
rule-once = Un message compte une fois, si souvent et où qu'il ait été trouvé. C'est le même quand réseau et identifiant sont les mêmes ou, sans identifiant, réseau, compte, heure et texte.
rule-kinds = Chaque message n'est que d'une sorte : partage, sinon réponse, sinon citation, sinon original.
rule-accounts = Les comptes se distinguent par réseau et identifiant ou, sans identifiant, par leur nom d'utilisateur.
rule-estimated = Au-delà de { $limit } messages, un sur { $part } est compté, choisi d'après son identifiant et toujours le même parmi les mêmes messages, puis multiplié. Le nombre de comptes est estimé par un résumé statistique (HyperLogLog). Ce que l'on ne peut savoir ainsi est omis : le premier message, la manière dont les messages ont circulé, qui a publié combien, ce qui a été dit, et les lignes de moins de cent messages dans l'échantillon.
rule-stretch = Un laps de temps comprend son premier instant et exclut son dernier.
rule-days = Les messages dont seul le jour est connu comptent dans les totaux si la période contient une partie de ce jour, pas dans le graphique.
rule-withheld = Ce qu'une plateforme montre à la place d'un message qu'elle retient n'est pas compté : ce n'est le message de personne.
sealed-copies = Des messages qui ne peuvent être montrés, des copies entières sont gardées, scellées à des clés que le serveur n’a pas ; nombre de messages : { $posts }.
sealed-copies-few = Des messages qui ne peuvent être montrés, des copies entières sont gardées, scellées à des clés que le serveur n’a pas ; de moins de cinq messages.
disclosed-never = Elles n’ont été remises à personne.
disclosed = Remises le { $when }, copies de ce nombre de messages : { $posts }. La raison donnée : { $reason }
inputs = Ce qui a été lu
input = Source
lines = Lignes
standard-input = entrée standard
rejected = Ce qui n'a pas pu être lu
rejection = { lines-of } : { $reason }
reason-damaged = n'est pas ce que dit son empreinte
reason-invalid-utf8 = pas de l'UTF-8 valide
reason-missing = nommé, mais absent
reason-not-json = pas un objet JSON entier
reason-not-public = pas fait pour tout le monde
reason-too-long = trop long
reason-truncated-input = coupé au milieu
reason-unknown-shape = sous une forme inconnue
reason-unreadable = la lecture n'a pas pu continuer
record = Le registre
record-grows = { PLURAL($entries) ->
    [one] Ces chiffres reposent sur un registre de { $entries } entrée qui ne peut que grandir.
    [many] Ces chiffres reposent sur un registre de { $entries } d'entrées qui ne peut que grandir.
   *[other] Ces chiffres reposent sur un registre de { $entries } entrées qui ne peut que grandir.
} Chacune et chacun peut le vérifier hors ligne, sans devoir croire qui le garde.
erased-none = Rien de son contenu n'a été effacé.
erased = { PLURAL($count) ->
    [one] Le contenu de { $count } entrée a été effacé ; les preuves de toutes les autres valent toujours.
    [many] Le contenu de { $count } d'entrées a été effacé ; les preuves de toutes les autres valent toujours.
   *[other] Le contenu de { $count } entrées a été effacé ; les preuves de toutes les autres valent toujours.
}
root = Racine :
footer = Compté par Groundswell { $version }.

## Ce qu’écrivent ceux qui appellent, ce qui reste des messages cités, et ce qui se tient derrière chacun

organizers-say = Ce que disent ceux qui appellent
organizers-note = Ces mots sont de ceux qui appellent. Les chiffres viennent des messages et du registre ; personne ne peut les changer.
corrections = Corrections
lasting = Ce qui reste des messages cités ici
lasting-is = Chaque message cité est recherché là où il a été publié quand il a une heure, un jour, 7, 30 et 90 jours. « – » remplace un chiffre qui pourrait parler de moins de cinq personnes. Un âge n’est pas donné s’il diffère d’un autre donné avant lui par moins de cinq personnes.
lasting-age = Après
lasting-network = Réseau
lasting-posts = Messages
lasting-there = Toujours là
lasting-not-there = Plus là
lasting-deleted = Supprimé par son auteur
lasting-out-of-sight = Hors de vue
lasting-withdrawn = Retiré par le réseau
lasting-hour = une heure
lasting-day = un jour
lasting-week = 7 jours
lasting-month = 30 jours
lasting-quarter = 90 jours
lasting-several = plusieurs ensemble
grades = Ce que veulent dire les degrés
grade-captured = Capté
grade-captured-means = Qui tient le registre a reçu le message ainsi, et personne ne l’a changé depuis. Cela ne montre pas que le compte l’a écrit.
grade-handed-in = Remis
grade-handed-in-means = Quelqu’un a donné son adresse, l’a vu ici tel qu’il est et a accepté qu’il soit cité. Cela seul ne montre pas que c’était le propriétaire du compte.
grade-signed = Signé à la source
grade-signed-means = La clé du compte a signé exactement ces mots. Cela ne montre pas qui est derrière le compte ; pour la plupart, c’est le réseau qui détient cette clé.
proof = Preuve
card = Carte pour d’autres sites
card-gone = Ce message n’est plus montré : son auteur l’a retiré, ou on ne peut plus le voir là où il a été publié.
card-as-of = Voici ce que l’on sait ici. Moment : { $when }. Rechargée, la carte montre ce que l’on sait alors.

## Comment chaque chiffre a été compté

how = Comment cela a-t-il été compté ?
each-figure = Chaque chiffre
again = Recompter
in-json = Dans le rapport en JSON :
again-record = { PLURAL($entries) ->
    [one] Tout ceci a été compté à partir de la première entrée du registre { $record }.
    [many] Tout ceci a été compté à partir des premiers { $entries } d'entrées du registre { $record }.
   *[other] Tout ceci a été compté à partir des { $entries } premières entrées du registre { $record }.
} Qui possède le registre peut tout recompter, valeur par valeur, avec cette commande ; elle dit aussi ce qui ne peut plus être compté parce que les messages de quelqu'un ont été effacés depuis.
again-files = Tout ceci a été compté à partir des fichiers nommés ci-dessous. Qui les possède peut tout recompter avec cette commande, qui écrit le JSON.
counted-lasting-is = Messages cités qui ont été regardés quand ils avaient cet âge, ou dont on sait qu'ils étaient alors déjà supprimés. Dans un rapport publié, rien n'est dit de moins de cinq personnes.
counted-posts-is = Tous les messages recherchés, chacun une seule fois : quand des hashtags sont demandés, ceux qui en portent un ou répètent un message qui en porte un ; quand un laps de temps est demandé, ceux qui y ont été publiés.
counted-accounts = Comptes
counted-accounts-is = Les différents comptes qui ont publié ces messages, distingués par réseau et identifiant. Ce ne sont pas des personnes.
counted-kinds = Messages originaux, réponses, citations et partages
counted-kinds-is = Chaque message n'est que d'une sorte : partage, sinon réponse, sinon citation, sinon original.
counted-minutes = Messages dans le temps
counted-minutes-is = Messages de chaque minute, à l'heure que donne leur réseau, additionnés dans les barres et les lignes montrées. Dans un rapport publié, une minute qui compte moins de cinq comptes est jointe à la suivante.
counted-peak = Premier message et minute la plus remplie
counted-peak-is = L'heure la plus précoce d'un message compté ici, et la minute qui a eu le plus de messages.
counted-surges = Afflux
counted-surges-is = Moments où il y a eu plus de messages que les minutes d'avant ne l'expliquent.
counted-networks-is = Messages selon le réseau où ils ont été publiés.
counted-languages-is = Messages selon la langue que le réseau donne avec eux ; chacun en a une, ou aucune n'est connue.
counted-detected-is = Messages sans langue indiquée, selon celle qui a été trouvée dans leur texte.
counted-hashtags-is = Combien des messages portent chaque hashtag ; les graphies que le réseau tient pour identiques n'en font qu'un.
counted-spellings-is = Hashtags qui diffèrent par une coquille d'un hashtag convenu, et combien de messages portent chacun.
counted-themes-is = Expressions qu'au moins cinq comptes ont employées dans des messages à eux, et combien de messages contiennent chacune.
counted-passing-is = Les messages qui se répondent, se citent ou se répètent sont réunis en cascades ; la part qui revient à des comptes se rapporte à tous les messages comptés ici.
counted-groups = Les groupes et leurs membres
counted-groups-is = Tels que les groupes les donnent eux-mêmes, additionnés ; qui est dans plusieurs groupes entre plusieurs fois dans la somme. Ils ne sont pas comptés ici, et ne sont ni dans le JSON ni dans le registre.
counted-pledges = Engagements
counted-pledges-is = Combien de personnes se sont engagées sur la page de l'appel, et combien l'ont confirmé. Ce sont des nombres anonymes, qui ne sont ni dans le JSON ni dans le registre et ne peuvent pas être recomptés.
counted-unseen = Ce qui n'a pas été vu, et ce qui a été supprimé
counted-unseen-is = Moments où une source n'a rien donné, messages supprimés pendant qu'ils étaient observés, lignes qui n'ont pas pu être lues et messages dont l'heure est contredite. Les lignes qui n'ont pas pu être lues ne sont pas gardées dans un registre.

## On paper

undrawn = { PLURAL($signs) ->
    [one] Il manque aux polices de ce document { $signs } signe que des personnes ont employé ; un � en tient lieu. Qui copie ou écoute reçoit le signe lui-même.
    [many] Il manque aux polices de ce document { $signs } de signes que des personnes ont employés ; un � tient lieu de chacun. Qui copie ou écoute reçoit les signes eux-mêmes.
   *[other] Il manque aux polices de ce document { $signs } signes que des personnes ont employés ; un � tient lieu de chacun. Qui copie ou écoute reçoit les signes eux-mêmes.
}
