### SPDX-License-Identifier: AGPL-3.0-or-later
### A revisão de uma pessoa de língua materna portuguesa é bem-vinda.
### A native speaker's review is welcome.

## Days and hours

month = { $number ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
}
weekday = { $number ->
    [1] segunda-feira
    [2] terça-feira
    [3] quarta-feira
    [4] quinta-feira
    [5] sexta-feira
    [6] sábado
   *[7] domingo
}
date = { $day ->
    [1] { $weekday }, 1º de { $month } de { $year }
   *[other] { $weekday }, { $day } de { $month } de { $year }
}
moment = { $date }, { $clock }
span = { $from } – { $to }
days = { PLURAL($count) ->
    [one] dia
    [many] de dias
   *[other] dias
}
hours = { PLURAL($count) ->
    [one] hora
    [many] de horas
   *[other] horas
}
minutes = { PLURAL($count) ->
    [one] minuto
    [many] de minutos
   *[other] minutos
}
seconds = { PLURAL($count) ->
    [one] segundo
    [many] de segundos
   *[other] segundos
}

## Around every page

skip = Ir para o conteúdo
simulated = Simulação: estas pessoas e publicações são inventadas.
languages = Idiomas
pages = Páginas desta convocatória
promise = Este site não usa cookies, não carrega nada de terceiros e não guarda rastro de quem lê, se compromete ou publica. Tudo funciona sem JavaScript.
mirror-of = Isto é uma cópia de { $it }.
mirror-made = Foi feita em { $date }, e os números não mudam. Quem mantém este endereço pode ver quem o lê.
mirror-pledge = Comprometer-se no próprio site
call = A convocatória
calls = Convocatórias
no-calls = Ainda não há nenhuma convocatória aqui.
take-part = Participar
live = Ao vivo
report = Relatório
record = Registro

## The call

the-hour = A hora
begins-in = Começa em
now = Chegou a hora.
ends-in = Termina em
over = Esta tempestade terminou.
phase-before = Em breve
phase-during = Agora
phase-after = Terminada
read-report = Ler o relatório
as-loaded = Como era quando esta página foi carregada.
your-clock = No seu relógio
elsewhere = Em outros lugares
calendar = Pôr na sua agenda
pledge = Vou participar
pledges-so-far = { PLURAL($count) ->
    [one] { $count } compromisso até agora
    [many] { $count } de compromissos até agora
   *[other] { $count } compromissos até agora
}
uncounted = O número de compromissos não pode ser mostrado neste momento.
pledges-disturbed = Este botão foi apertado mais depressa do que pessoas o fazem; pode haver programas entre elas: o número conta mais toques do que pessoas.
pledge-note = Um número aumenta em um. Nada sobre você é guardado.
thanks = Agradecemos. Sua palavra conta.
thanks-more = Volte na hora marcada e traga alguém.
demand = O que pedimos
who = Quem está em risco
facts = O que aconteceu
source = Fonte: { $it }
checked = verificado: { $date }
charges = As acusações
hearing = No tribunal
figures = O contexto
endorsements = Quem apoia esta convocatória
members = { PLURAL($count) ->
    [one] { $count } integrante
    [many] { $count } de integrantes
   *[other] { $count } integrantes
}
members-together = { PLURAL($count) ->
    [one] { $count } integrante no total (sem descontar repetições)
    [many] { $count } de integrantes no total (sem descontar repetições)
   *[other] { $count } integrantes no total (sem descontar repetições)
}
address = A quem se dirigir
never-say = O que nunca dizer
keeping = As publicações são guardadas inteiras
keeping-how = Uma publicação pública com estas hashtags é guardada tal como foi publicada, com a sua conta, mas selada: este servidor não a consegue abrir. Só entrega cópias seladas a quem tem uma chave com um motivo, que depois toda a gente pode ler no registo desta convocatória. Quando apaga a sua publicação, a cópia também é apagada, assim que este servidor o sabe. As republicações não são guardadas, nem as publicações de contas que não querem ser encontradas.
keeping-why = Porquê:
keeping-holders = Quem tem uma chave:
organizers = Quem convoca

## Reminders by e-mail

remind-me = Lembrar-me por e-mail, se quiser
remind-note = Uma carta pede que confirme; depois, duas no máximo o lembram. O seu endereço é guardado cifrado, serve só para esta tempestade e é apagado 72 horas depois. Para se comprometer não é preciso nenhum.
remind-asked = Se as cartas chegarem ao seu endereço, uma está a caminho. Abra a ligação que ela traz e carregue no botão: antes disso nada mais é enviado.
remind-full = A sua palavra conta, mas já não é possível enviar outro lembrete a tempo. A entrada do calendário também o lembra.
remind-wrong = Isso não é um endereço de e-mail. Ainda nada foi contado: volte atrás e corrija-o ou deixe-o vazio.
device-remind = Lembrar-me neste dispositivo
device-leave = Não quero mais lembretes neste dispositivo
device-note = O seu navegador pergunta-lhe primeiro. Os lembretes chegam pelo serviço de notificações do fabricante do navegador, que não os pode ler mas vê quando este site lhe envia um. O que guardamos está cifrado, serve só para esta tempestade e é apagado 72 horas depois. Mostra o nome da convocatória, também com a tela bloqueada.
device-asked = Este dispositivo receberá um lembrete antes da hora.
device-failed = Este dispositivo não pode receber lembretes: o navegador não aceitou, ou já não é possível enviar outro a tempo.
device-left = Não chegará mais nenhum lembrete a este dispositivo. O que dele se guardava está apagado.
device-untold = Não chegará mais nenhum lembrete a este dispositivo. Não foi possível contactar este site: o que dele guarda é apagado 72 horas depois da tempestade.
confirmed-so-far = { PLURAL($count) ->
    [one] { $count } confirmado, por e-mail ou com uma publicação própria
    [many] { $count } confirmados, por e-mail ou com uma publicação própria
   *[other] { $count } confirmados, por e-mail ou com uma publicação própria
}
# A label under a number.
confirmed = { PLURAL($count) ->
    [one] Confirmado
    [many] Confirmados
   *[other] Confirmados
}
confirm = Confirme o seu lembrete
confirm-lead = Alguém, provavelmente você, pediu lembretes desta convocatória no seu endereço. Se foi você, carregue no botão. Se não, feche simplesmente esta página: nada mais é enviado.
confirm-do = Sim, lembrem-me
confirm-done = Receberá um lembrete antes da hora, e o seu compromisso conta como confirmado.
leave = Não quero mais cartas
leave-lead = Carregue no botão e não chegará mais nenhuma carta. O seu endereço é apagado de imediato.
leave-do = Não me enviem mais nada
leave-done = Não chegará mais nenhuma carta. O seu endereço está apagado.
link-over = Esta ligação já não é válida
letter-confirm-subject = Por favor, confirme: { $title }
letter-confirm = Alguém, provavelmente você, pediu um lembrete desta hora:
letter-confirm-how = Se foi você, abra este endereço e carregue lá no botão:
letter-confirm-not = Se não foi você, não faça nada: não chegará outra carta.
letter-day-subject = Dentro de um dia: { $title }
letter-day = A hora para a qual deu a sua palavra chega dentro de um dia:
letter-soon-subject = Em breve: { $title }
letter-soon = A hora para a qual deu a sua palavra chega em breve:
letter-moved-subject = A hora mudou: { $title }
letter-moved = A hora para a qual deu a sua palavra mudou. Agora é:
letter-page = Tudo o que precisa está aqui:
letter-leave = Para não receber mais cartas e ter o seu endereço apagado de imediato:
letter-kept = O seu endereço é guardado cifrado e apagado 72 horas depois da tempestade.

## Posting

post-lead = Torne este texto seu: diga com as suas palavras por que isso importa para você. Ele foi dado a você; a próxima pessoa recebe outro.
early = A hora ainda não chegou. As publicações valem mais juntas: { $it }
your-words = Sua publicação
another = Quero outro texto
length = Tamanho
choose-network = Publicar em
door-note = O botão abre a rede com o seu texto; é você quem publica lá, em seu nome. O que você escreve nunca passa por este site.
own-server = Seu próprio servidor Mastodon
server = Servidor
make-link = Criar o link
post-on = Publicar em { $it }
no-server = Isso não é o nome de um servidor. Escreva assim: { $it }
back = Voltar
email = E-mail
plain-links = O mesmo em links simples
fits = cabe
too-long = longo demais
copy = Copiar o texto
copied = Copiado.
copy-by-hand = Para copiar, toque no texto, escolha “selecionar tudo” e depois “copiar”.
page-only = Estas redes só aceitam o endereço desta convocatória e mostram o cartão dela. Copie antes o seu texto e acrescente-o lá: são as suas palavras que contam.
pace = Com calma
pace-hour = { PLURAL($count) ->
    [one] No máximo { $count } publicação por hora, com palavras próprias. Mais do que isso as redes tomam por spam, e ninguém vê.
    [many] No máximo { $count } de publicações por hora, cada uma com palavras próprias. Mais do que isso as redes tomam por spam, e ninguém vê.
   *[other] No máximo { $count } publicações por hora, cada uma com palavras próprias. Mais do que isso as redes tomam por spam, e ninguém vê.
}
pace-x = { PLURAL($count) ->
    [one] No X, uma conta não verificada tem { $count } publicação por dia, contada por meias horas.
    [many] No X, uma conta não verificada tem { $count } de publicações por dia, contadas por meias horas: distribua as suas.
   *[other] No X, uma conta não verificada tem { $count } publicações por dia, contadas por meias horas: distribua as suas.
}
pace-mastodon = No Mastodon bastam uma ou duas publicações suas; impulsionar as de outras pessoas é bem-vindo.
pace-moment = Para que as publicações não cheguem todas de uma vez, cada pessoa recebe outro momento. O seu: { $it }
pace-now = Bom momento para publicar: agora.
pace-wait = { PLURAL($count) ->
    [one] Bom momento para a próxima: em { $it } minuto.
    [many] Bom momento para a próxima: em { $it } de minutos.
   *[other] Bom momento para a próxima: em { $it } minutos.
}
pace-private = Só o seu navegador se lembra disto, por um dia. Nada é enviado.
pace-forget = Esquecer

## The storm, live

posts = { PLURAL($count) ->
    [one] Publicação
    [many] de publicações
   *[other] Publicações
}
accounts = { PLURAL($count) ->
    [one] Conta
    [many] de contas
   *[other] Contas
}
originals = { PLURAL($count) ->
    [one] Original
    [many] de originais
   *[other] Originais
}
replies = { PLURAL($count) ->
    [one] Resposta
    [many] de respostas
   *[other] Respostas
}
reposts = { PLURAL($count) ->
    [one] Compartilhamento
    [many] de compartilhamentos
   *[other] Compartilhamentos
}
quotes = { PLURAL($count) ->
    [one] Citação
    [many] de citações
   *[other] Citações
}
pledged = { PLURAL($count) ->
    [one] Compromisso
    [many] de compromissos
   *[other] Compromissos
}
recorded = { PLURAL($count) ->
    [one] Publicação no registro
    [many] de publicações no registro
   *[other] Publicações no registro
}
as-of = Situação: { $it }
sealed = Convocatória selada: { $date }
other = outras, cada uma de menos de cinco pessoas
unseen = Não foi possível ver { $network } de { $from } a { $to }. Podem faltar aqui publicações desse momento.
unseen-now = Agora não é possível ver { $network }, desde { $from }. O que é publicado agora chega mais tarde ou falta aqui.
per-minutes = { PLURAL($count) ->
    [one] Publicações por minuto
    [many] Publicações a cada { $count } de minutos
   *[other] Publicações a cada { $count } minutos
}
peak = { PLURAL($count) ->
    [one] O minuto mais cheio, { $at }: { $count } publicação
    [many] O minuto mais cheio, { $at }: { $count } de publicações
   *[other] O minuto mais cheio, { $at }: { $count } publicações
}
networks = Redes
hashtags = Hashtags
post-languages = Idiomas
unknown-language = não indicado
wall = O mural
wall-note = Publicações entregues por quem as escreveu, ou de grupos que apoiam e de contas públicas nomeadas. Todas as outras são contadas, nunca mostradas.
wall-empty = Ainda nada que possa ser mostrado.
picture = Imagem: { $text }
media-covered = Quem publicou avisa sobre o que se vê
media-undescribed = Uma imagem que quem publicou não descreveu
media-film = Um fotograma de um filme, que passa onde foi publicado.
reload = Carregar os números mais recentes
how-counted = O que é contado
method = Publicações dentro da hora que levam uma das hashtags e puderam ser vistas nas redes indicadas. Cada publicação conta uma vez e é de um só tipo: compartilhamento, resposta, citação ou, senão, original. As contas são contas distintas, o que não é o mesmo que pessoas. Publicações privadas e outras redes não podem ser vistas. Grupos de menos de cinco contas são reunidos.

## Report and record

see-live = Ver ao vivo
report-soon = O relatório é escrito quando a tempestade termina e seu registro é selado. Até lá, nada é definitivo. A tempestade termina:
report-take-along = Para levar
take-pdf = PDF, para imprimir ou ouvir
take-png = O gráfico como imagem (PNG)
take-md = Texto para editar (Markdown)
take-csv = Todas as contagens em uma tabela (CSV)
take-json = Todos os números para programas (JSON)
record-lead = Cada publicação contada deixou uma marca selada em um registro que só pode crescer. Qualquer pessoa pode verificá-lo sem precisar confiar em nós.
checkpoint = O ponto de verificação
no-checkpoint = Ainda não há ponto de verificação: o registro está vazio.
verify = Verifique por conta própria
verify-form = O ponto de verificação é assinado e indica o tamanho e o hash raiz do registro. Sua forma é um padrão aberto que outros programas também leem:
verify-how = Guarde o ponto de verificação que você vê hoje. Todos os seguintes devem contê-lo, assinados com a mesma chave. Quem tem uma cópia do registro verifica tudo sem conexão:
verify-limits = O registro prova o que foi recebido e quando, e que nada mudou desde então. Não prova que o que uma publicação diz seja verdade.
witnesses = Quem assina connosco
witnesses-none = Ninguém ainda. Que a todos seja mostrado o mesmo registo é apenas a palavra deste site.
witnesses-what = Uma testemunha só assina o que continua o registo que viu antes. Assim, a ninguém pode ser mostrado outro.
witnesses-signed = Assinaram o que aqui é entregue, { $size } entradas:
witnesses-wait = Ainda não assinaram suficientes dos que têm de o fazer. Até lá, nada mais recente é entregue. São:
dated = Datado por outros
dated-what = Uma autoridade de tempo assina que o registo estava assim não depois de uma hora. Vê um número, e nada do que está no registo.
dated-none = Ainda ninguém o datou.
dated-stamped = { $authority } assinou-o, perguntada a { $date }, { $size } entradas
dated-pending = { $authority } prometeu confirmá-lo, perguntado a { $date }, { $size } entradas; até lá isto nada mostra
dated-block = { $authority }: o bloco { $block } da Bitcoin contém-no, { $size } entradas
dated-failed = { $authority } não respondeu a { $date }

## When something is wrong

not-found = Não há nada neste endereço
not-found-advice = A convocatória talvez tenha outro nome, ou o link perdeu uma letra no caminho.
wrong-method = Este endereço não funciona assim
wrong-method-advice = Abra a página da convocatória e use os botões dela.
forbidden = Isto veio de outro site
forbidden-advice = Um compromisso só conta quando você aperta o botão na própria página da convocatória.
too-large = Isso é mais do que este site aceita
too-large-advice = Nada foi guardado. Volte e envie menos.
no-room = Não há mais espaço neste servidor
no-room-advice = Nada foi guardado. Publicar funciona sem este site: leve os textos agora e volte mais tarde para o resto.
busy = Há muita gente aqui ao mesmo tempo
busy-advice = Nada foi contado. Tente de novo em um instante; publicar funciona sem este site.
reading-back = Os números estão sendo contados de novo
reading-back-advice = O servidor acabou de reiniciar e está relendo o que registrou. Nada se perdeu. Olhe de novo em um instante; enquanto isso, é possível se comprometer e publicar.
unreadable = Os números não podem ser mostrados
unreadable-advice = O que foi registrado para esta chamada não pode ser lido neste servidor agora, e nada de novo é coletado. A quem cuida do servidor é dito o que fazer. Comprometer-se e publicar funciona.
braced = O site está sob ataque
braced-advice = O que você enviou não foi aceito: por enquanto só são entregues páginas para ler. Você pode publicar mesmo assim; tudo o que é preciso está no arquivo da convocatória.
braced-pledge = O site está sob ataque, e o seu compromisso não pode ser aceito agora. Você pode publicar mesmo assim:
too-many-pledges = Vieram muitíssimos compromissos da sua parte da rede, mais do que pessoas assumem. O seu não foi contado; publicar funciona sem ele.
bad-request = Não foi possível ler este pedido
bad-request-advice = Abra a página da convocatória e comece por lá.
failed = Algo deu errado do nosso lado
failed-advice = A culpa não é sua. Tente de novo em um instante.

## For elsewhere

take-along = Leve com você
kit-file = Toda a convocatória em um arquivo que não precisa de rede
kit-archive = Tudo em um só arquivo compactado, com textos e imagens
card = Imagem
qr = Código QR
feed = Canal de notícias
kit-lead = Este arquivo contém toda a convocatória e não precisa de rede. Guarde, copie, passe adiante.
kit-how = Os links abrem uma rede com o texto; é você quem publica lá, em seu nome. Mude as palavras: as redes punem o mesmo texto vindo de muita gente.
wordings = Publicações sugeridas
kit-copy = Copiar
kit-copied = Copiado
online = A convocatória on-line

## Changes, and what is gone

changed = Alterações desde a primeira publicação
countersigned = com o acordo de duas pessoas da organização
not-countersigned = por uma só pessoa da organização
part-hour = a hora
part-hashtags = as hashtags
part-demand = a exigência
part-keeping = o que se guarda das publicações
part-case = o caso
part-kit = os textos
part-report = as palavras do relatório
part-rest = outros detalhes
gone = Este apelo foi retirado
gone-advice = Nada dele fica guardado aqui. Quem o fez pode ter tido um motivo que protege alguém.
sealed-tag = Há mais uma hashtag selada; aparece à hora. Até lá, este é o seu compromisso (SHA-256):
sealed-opened = Uma hashtag esteve selada até à hora
sealed-how = O compromisso abaixo foi mostrado antes. É o SHA-256 de “groundswell/hashtag/v1”, um byte zero, o sal e a hashtag, e qualquer pessoa pode verificar que não mudou.

## Staying safe, and what is wrong with a call

safety = Cuidar de si
safety-lead = É você quem decide o que arrisca. Ninguém aqui conta que arrisque mais, e quem não pode publicar ajuda contando a outras pessoas.
safety-account = Publique de uma conta com a qual aceita ser visto. As redes mostram o seu nome, e muitas vezes mais, a toda a gente, e guardam-no durante anos.
safety-place = Desligue o local nas suas publicações. Olhe para cada imagem antes de a enviar: rostos, papéis, janelas, ecrãs e o local que a câmara escreve no ficheiro dizem mais do que quer.
safety-line = Quem vigia a sua ligação pode ver que abriu este site, mas não que página. O navegador Tor ou uma VPN de confiança escondem isso também.
safety-others = Nunca escreva o que põe outras pessoas em perigo: crianças, casas, nomes de testemunhas, ameaças. Cada apelo diz o que mais.
safety-law = Em alguns países uma publicação destas é punida. Se você ou a sua família vivem lá, ou querem viajar para lá, pense primeiro e pergunte a quem sabe.
safety-threats = Se for ameaçado por uma publicação: guarde uma cópia, conte a alguém de confiança e procure ajuda, por exemplo na linha de apoio de segurança digital da Access Now ou na Front Line Defenders.
safety-delete = Pode apagar a sua publicação a qualquer momento. Se foi registada aqui, o registo esquece-a assim que a rede nos disser.
concern = Há algo errado neste apelo
concern-lead = Diga-o a quem gere este site; mais ninguém o lê. Não escreva nada sobre si: nenhum endereço é guardado, por isso ninguém pode responder.
concern-what = O que está errado
concern-send = Enviar
concern-sent = Obrigado. Quem gere este site vai ler.
concern-empty = Escreva algumas palavras sobre o que está errado.

## Pictures to attach

attach = Imagens para anexar
attach-how = Guarde uma imagem, anexe-a na janela da rede e ponha a descrição onde a rede a pedir: muitas pessoas escutam as imagens.
attach-save = Guardar esta imagem
attach-copy = Copiar a descrição

## Another clock

zones = Em outro relógio
zones-lead = Escolha um lugar, e a página da convocatória mostra a hora no relógio dele. Nada disso é guardado.
zones-label = Lugar
zones-show = Mostrar a hora
zones-by = No relógio de { $it }
zones-unknown = Nenhum fuso horário tem esse nome. A hora abaixo é a do relógio em que foi anunciada.
zones-africa = África
zones-america = América
zones-antarctica = Antártida
zones-arctic = Ártico
zones-asia = Ásia
zones-atlantic = Oceano Atlântico
zones-australia = Austrália
zones-europe = Europa
zones-indian = Oceano Índico
zones-pacific = Oceano Pacífico

## A group behind the call

endorse = Apoiar esta convocatória como grupo
endorse-lead = Para grupos, não para pessoas individuais. Digam quem são, provem com o vosso próprio site e o grupo aparece quando a organização concordar. Podem sair a qualquer momento.
endorse-group = Nome do grupo
endorse-site = Página no próprio site do grupo
endorse-members = Número de membros, se o quiserem dar
endorse-source = Onde se pode ler esse número
endorse-account = A conta do grupo noutra rede, como o Mastodon, se servir de prova
endorse-mark = Endereço do logotipo nesse site, se houver
endorse-no-mark = O logotipo não pode ser mostrado: neste endereço do próprio site não há nenhuma imagem PNG, JPEG ou WebP de no máximo 100 kB.
endorse-go = Continuar
endorse-group-wrong = Escrevam o nome do grupo.
endorse-site-wrong = Escrevam endereços completos do próprio site, que comecem por { $start }.
endorse-members-wrong = Escrevam o número de membros em algarismos.
endorse-source-wrong = Digam onde se pode ler o número de membros: um endereço que comece por { $start }.
endorse-prove = Mostrem que são o grupo, de uma destas formas. Depois carreguem no botão abaixo.
endorse-code = O vosso código:
endorse-by-link = Por uma ligação
endorse-by-link-how = Ponham uma ligação para este endereço na página do site que indicaram:
endorse-by-bluesky = Pelo Bluesky
endorse-by-bluesky-how = Escrevam o código na descrição da conta { $it }, que tem o nome do site.
endorse-by-me = Por uma conta ligada ao site
endorse-by-me-how = A página e { $it } têm ligações uma para a outra com rel="me", e a descrição da conta contém o código.
endorse-by-dns = Pelo nome de domínio
endorse-by-dns-how = Escrevam o código num registo TXT do nome { $it }.
endorse-look = Ver agora
endorse-proven = Provado. A prova foi encontrada aqui:
endorse-proven-at = Provado em
endorse-shown = A organização mostra o grupo na página da convocatória.
endorse-waits = A organização vai ver e mostrará o grupo se concordar.
endorse-back = Guardem este endereço: é por ele que voltam. Quem o tiver pode retirar o grupo.
endorse-withdraw = Retirar o nosso grupo
endorse-unreachable = A página não abre. Verifiquem o endereço e tentem de novo.
endorse-elsewhere = A página leva a outro site:
endorse-no-code = O código não foi encontrado aqui:
endorse-not-me = Esta página não tem ligação para a outra com rel="me":
endorse-no-account = Não foi indicada nenhuma conta. Retirem o grupo e comecem de novo com uma.

## Somebody's own post

remove = Fazer esquecer publicações
remove-lead = O que aqui está registado de uma publicação pode ser esquecido: o conteúdo é destruído e o registo guarda apenas que algo foi apagado, e quando. As cópias feitas por outros não podem ser recolhidas.
remove-own = Publicações suas
remove-word = Publique esta palavra abertamente, a partir da sua conta. Pode apagar essa publicação assim que isto estiver feito.
remove-address = Dê o endereço da publicação com a palavra. Mostra que a conta é sua; aqui não precisa de nenhuma.
remove-proof = Endereço da publicação com a palavra
remove-only = Endereço da única publicação a esquecer
remove-one = Para que se esqueça uma só publicação, dê primeiro o endereço dela; então a palavra vale só para essa.
remove-one-word = Mostrar a palavra para esta publicação
remove-for-all = Esta palavra vale para tudo o que aqui está registado de si.
remove-for-one = Esta palavra vale só para esta publicação:
remove-do = Fazer esquecer
remove-note = O que foi esquecido não volta a ser recolhido, e já não conta em lado nenhum: os números mostrados diminuem.
remove-done = Está feito. O que estava registado foi apagado e não volta a ser recolhido.
remove-no-word = A publicação neste endereço não contém a palavra.
remove-not-yours = As duas publicações não são da mesma conta.
remove-nothing = Nada disso está aqui registado, ou não foi possível fazê-lo agora.
object = Uma publicação de outra pessoa
object-lead = Se uma publicação guardada ou mostrada aqui o prejudica a si ou a outros, diga-o. Uma pessoa lê e decide. Não escreva nada sobre si: nenhum endereço é guardado, por isso ninguém pode responder.
object-address = Endereço da publicação
object-why = O que há de errado
object-do = Enviar
object-done = Obrigado. Uma pessoa vai ler e decidir.
object-what = Dê o endereço de uma publicação e algumas palavras sobre o que há de errado.
hand-in = Aqui está a minha publicação
hand-in-lead = Se você publicou com uma hashtag desta convocatória, pode dar o endereço da sua publicação. Assim ela conta mesmo onde mais ninguém pode vê-la, e pode ser mostrada e citada se você concordar. Aqui não é preciso ter conta.
hand-in-address = Endereço da sua publicação no X, Bluesky ou Mastodon
hand-in-find = Procurar
hand-in-is-it = Esta é a sua publicação?
hand-in-agree-note = Se for, e se você concordar: ela é guardada no registro desta convocatória como está aqui, e quem convoca pode mostrá-la no mural e citá-la no relatório, com o nome que você tem lá. Você pode voltar atrás quando quiser.
hand-in-agree = É minha e pode ser citada
hand-in-sha = Do que se trata, letra por letra (SHA-256):
hand-in-outside = Não foi publicada durante a hora: pode ser mostrada, mas não é contada.
hand-in-no-address = Este não é o endereço de uma publicação no X, no Bluesky ou num servidor Mastodon. Copie-o da própria publicação.
hand-in-no-post = Neste endereço não há nenhuma publicação que todos possam ler.
hand-in-unreachable = A rede não responde neste momento. Tente de novo daqui a pouco.
hand-in-elsewhere = Este servidor mostra a publicação de outro. Copie o endereço no servidor em que ela foi publicada.
hand-in-no-tag = Esta publicação não tem nenhuma hashtag da convocatória.
hand-in-changed = A publicação mudou desde que lhe foi mostrada. Olhe de novo.
hand-in-known = Esta publicação já foi entregue.
hand-in-thanks = Obrigado. A sua publicação foi recebida.
hand-in-waits = Ela conta. Será mostrada quando quem convoca tiver olhado.
hand-in-shown = Ela conta, e é mostrada.
hand-in-back = Guarde este endereço: com ele você volta, e mais ninguém.
hand-in-withdraw = Retirar a minha publicação
hand-in-withdraw-note = Então ela é apagada aqui e do registro, e não é recebida de novo.

## Sobre este servidor: o que sabe

about = Sobre este servidor
about-lead = O que este servidor sabe de si, e até quando. A lista é feita a partir da sua própria base de dados: não há mais nada nela. Quem apreender a máquina, ou vier com uma ordem, encontra isto e nada mais.
about-whom = De quem
about-what = O quê
about-until = Até quando
about-columns = Tabelas e colunas
about-visitors = Visitantes
about-supporters = Participantes
about-authors = Quem publica
about-groups = Grupos
about-organizers = Quem convoca
about-rally = Quantas pessoas se comprometeram, e quantas vezes cada texto foi entregue. Números, e nada de quem se comprometeu.
about-rally-until = Até que quem convoca apague estes dados, ou retire a convocatória.
about-reminder = Um endereço de correio, ou um dispositivo, que pediu um lembrete: cifrado para uma chave que está fora da base de dados.
about-reminder-until = Até 72 horas depois da tempestade, quando a chave também é destruída; ou logo, pela ligação em cada carta. Não está em nenhuma cópia de segurança.
about-hand-in = Uma publicação que entregou, com o seu endereço, o seu texto e a sua conta, e que concordou.
about-hand-in-until = Até que a retire.
about-endorsement = O que um grupo diz de si: nome, número de membros, sítio, conta, emblema.
about-endorsement-until = Até que o grupo se retire, ou a convocatória seja retirada.
about-concern = O que alguém escreveu sobre o mal que uma convocatória ou uma publicação faz, e o dia. Não quem o escreveu.
about-concern-until = Até que alguém da administração tenha tratado disso.
about-organizer = Um nome à sua escolha, a sua função, a metade pública das suas chaves de acesso, e impressões de sessões, ligações e códigos de recuperação.
about-organizer-until = Uma sessão 12 horas, um convite 72 horas, tudo o resto até que saiam.
about-call = As convocatórias: textos, imagens, rascunhos, e quem propôs uma mudança.
about-call-until = Até que a convocatória seja retirada.
about-record = Fora da base de dados, o registo de cada convocatória: de uma publicação com as suas hashtags, o minuto, a rede, a língua e as hashtags, e no lugar da conta um pseudónimo. Palavra por palavra, só o que pode ser citado.
about-record-until = Até que quem a escreveu a apague, ou o peça. O que só se parece com uma hashtag da convocatória, 72 horas.
about-keeping = De uma publicação com as hashtags das convocatórias nomeadas aqui, a publicação inteira tal como chegou, selada com chaves que este servidor não tem. E onde está, cifrado com uma chave fora do registo, para notar que foi apagada.
about-keeping-until = Até que quem a escreveu a apague, ou o peça, ou a convocatória seja retirada.
about-memory = Só na memória, enquanto está ligado: o seu endereço. De um compromisso, até a hora acabar, uma impressão da parte da rede de onde vem, para que ninguém se comprometa mil vezes. Nenhum dos dois é alguma vez escrito.
about-operator = Quem o mantém
about-nobody = Quem mantém este servidor não disse quem é. Pergunte a quem convoca a tempestade.
about-questions = Perguntas sobre os seus dados, e avisos de falhas de segurança:
about-rights = Pode perguntar o que se guarda de si, pedir que se corrija ou apague, e opor-se a que se guarde. As suas publicações pode fazê-las apagar, na página da convocatória. Se a resposta não o satisfizer, dirija-se à autoridade de proteção de dados do seu país.
about-elsewhere = Nada é entregue a ninguém. As redes em que publica, e o servidor de correio que leva um lembrete, veem o que lá faz.
