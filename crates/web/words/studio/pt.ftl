### SPDX-License-Identifier: AGPL-3.0-or-later
### A revisão de uma pessoa de língua materna portuguesa é bem-vinda.
### A native speaker's review is welcome.

## Around every page

studio = Estúdio
studio-name = Estúdio Groundswell
sign-out = Sair
back-to-studio = Voltar ao estúdio
pair = { $one }, { $other }

## The door

nobody-yet = Ninguém trabalha aqui ainda. Ao começar, o programa mostra um endereço que deixa entrar a primeira pessoa: abra-o.
door-lead = Para quem organiza. Quem apoia não precisa de conta.
sign-in = Entrar com sua chave de acesso
needs-script = As chaves de acesso precisam de JavaScript: permita-o para este site, se puder só no estúdio.
lost-passkey = Perdi minha chave de acesso
recovery-code = Um código de recuperação
new-passkey = Registrar uma nova chave de acesso
unused-passkey = A chave de acesso não foi usada. Tente de novo quando quiser.
join = Entrar no estúdio
welcome-back = Que bom ter você de volta, { $it }
own-name = Um nome
own-name-hint = O melhor é um pseudônimo: as outras pessoas que organizam o veem, e mais ninguém.
passkey-how = Seu aparelho guarda uma chave, chamada chave de acesso, e a abre com seu dedo, seu rosto ou seu código. Não há senha.
make-passkey = Criar minha chave de acesso
codes = Anote estes códigos
codes-how = Cada um deixa você entrar uma vez se perder o aparelho. Aparecem agora, e nunca mais. Em papel, num lugar seguro, ficam mais protegidos.
codes-written = Já anotei

## The desk

desk = Convocatórias
no-drafts = Ainda não há nenhuma convocatória. Comece uma abaixo: do zero a uma convocatória publicada leva alguns minutos.
public-calls = Públicas
change-waits = uma mudança espera uma segunda pessoa
drafts = Em preparação
folder-calls = Guardadas em pastas
folder-calls-how = O programa começou com elas; são mudadas em suas pastas.
raised = O que quem visita aponta como errado
settle = Lido e resolvido
new-call = Nova convocatória
call-name = Seu nome nos endereços
call-name-hint = Letras minúsculas, algarismos e hifens, como free-the-weavers. Depois não pode mudar.
main-language = Idioma principal
begin = Começar
team = Equipe
admin = administra
you = você
let-go = Remover
let-name-go = Remover { $name }
sign-out-everywhere = Sair em toda parte
sign-name-out = Sair em toda parte: { $name }
alone = Não há mais ninguém: o que você muda vale na hora, e a página diz que ninguém mais concordou. Com uma segunda pessoa, mudar a hora, as hashtags ou a exigência nas últimas 24 horas precisa das duas.
invite = Convidar
an-organizer = alguém para organizar
an-admin = alguém para administrar, que também pode convidar
invite-link = Criar um link
add-device = Adicionar outro aparelho meu
link = Um link
the-link = O link
link-for-other = Dê este link só à pessoa que você convida, de um jeito que ninguém mais possa ler. Funciona uma vez, por três dias.
link-for-device = Abra este link no seu outro aparelho. Funciona uma vez, por meia hora.
last-admin = A última pessoa que administra não pode ser removida: ninguém mais poderia convidar.
choose-language = Escolha um idioma.
name-in-use = Já existe uma convocatória com este nome; escolha outro.
name-used = Existe, ou existiu, uma convocatória com este nome; escolha outro.
name-characters = “{ $name }” não serve de nome: use letras minúsculas de a a z, algarismos e, entre eles, hifens.
name-length = “{ $name }” não serve de nome: um nome tem de 1 a 64 caracteres.
name-reserved = “{ $name }” não serve de nome: o próprio site usa esse endereço.

## Steps

steps = Passos
step-done = feito
step-open = a fazer
step-case = Quem está em risco
step-case-lead = Escreva só o que essas pessoas, ou quem pode falar por elas, aceitaram.
step-ask = O que você pede
step-hour = A hora
step-hour-lead = Meia hora antes funciona tão bem quanto uma semana.
step-hashtags = Hashtags
step-hashtags-lead = O melhor é uma só hashtag principal, no máximo uma por idioma: uma multidão espalhada por muitas não é vista em nenhuma.
step-facts = O que se sabe
step-facts-lead = Cada fato precisa do seu dia, da sua fonte e do dia em que alguém abriu essa fonte pela última vez.
step-wordings = Textos
step-wordings-lead = As redes punem cópias: escreva tantas publicações diferentes quanto puder, com outros fatos e outras vozes. Cada visita recebe a menos usada.
step-safety = Nunca dizer
step-safety-lead = O que põe alguém em perigo quando é publicado: crianças, casas, nomes de testemunhas, ameaças. Sem pelo menos uma linha nenhuma convocatória é publicada.
step-more = Mais
step-more-lead = Tudo isto pode ficar vazio.
step-report = O relatório
step-report-lead = Para depois da hora, e tudo pode ficar vazio. As palavras e a escolha das publicações são suas; os números vêm do registro, e ninguém pode mudá-los.
to-do-here = Falta aqui: { $number }
in-half-an-hour = Daqui a meia hora
tomorrow = Amanhã a esta hora
zone-first = Escolha primeiro um fuso horário.
entry-new = Novo
entry-remove = Tirar
entry-add = Adicionar outro
how-read = Como as redes vão lê-las
what-kit-does = O que estes textos vão fazer
keep-and-go-on = Guardar e seguir
kept = Guardado.
as-seen = Como as pessoas vão ver
preview = Prévia
no-preview = A prévia aparece quando isto estiver corrigido:

## Fields

field-languages = Idiomas da convocatória
hint-languages = Códigos como en, ar, pt-BR; o principal primeiro.
field-case-name = Nome ou nomes
hint-case-name = Como querem ser chamadas.
field-case-on-behalf = Em nome de quem
hint-case-on-behalf = Quem pediu esta convocatória, e quem a leu e aceitou.
field-case-summary = Do que se trata
hint-case-summary = Duas ou três frases.
field-title = Título
hint-title = Curto; é também o título do cartão que as redes mostram.
field-demand = Exigência
hint-demand = O que se pede, e a quem.
field-organizers = Quem convoca
hint-organizers = Grupos ou pseudônimos, um por linha; nomes reais nunca são exigidos.
field-storm-zone = Fuso horário em que você anuncia
field-storm-starts = Começa
hint-storm-starts = Pelo relógio desse fuso.
field-storm-ends = Termina
hint-storm-ends = O melhor é de uma a duas horas.
list-storm-cities = Cidades
list-storm-cities-lead = A hora aparece também nos relógios delas.
field-storm-cities-name = Cidade
field-storm-cities-zone = Seu fuso horário
field-hashtags = Hashtags, a principal primeiro
hint-hashtags = Uma por linha. Maiúsculas entre as palavras ajudam quem ouve a página: FreeTheWeavers.
field-fallbacks = Hashtags de reserva
hint-fallbacks = Combinadas antes e sem uso: para quando a principal for inundada ou bloqueada. Uma por linha.
field-switched-to = Passar agora para
hint-switched-to = Escreva aqui uma delas e publique: ela toma em toda parte o lugar da principal. O que foi publicado com a antiga continua contando.
list-case-fact = Fatos
field-case-fact-on = Dia
field-case-fact-text = O que aconteceu
field-case-fact-source = Fonte
hint-case-fact-source = Um endereço que começa com https://
field-case-fact-checked-on = Fonte verificada pela última vez
list-case-charges = Acusações
list-case-charges-lead = Do que são acusadas.
field-case-charges = Acusação
list-case-hearing = Dias no tribunal
field-case-hearing-at = Quando
hint-case-hearing-at = Pelo relógio do fuso anunciado.
field-case-hearing-place = Onde e diante de quem
list-case-figure = Números de contexto
field-case-figure-value = Número
field-case-figure-label = O que ele conta
field-case-figure-source = Fonte
field-wordings = Publicações sugeridas
hint-wordings = Uma por parágrafo, com uma linha vazia entre elas. { "{tags}" } vira as hashtags, { "{url}" } o endereço da convocatória, e de { "{Soltem-na|Liberdade para ela}" } cada visita recebe uma.
field-never-say = Nunca dizer
list-handle = A quem se dirigir
list-handle-lead = Instituições, ou pessoas em cargo público; poucas, e nunca uma pessoa comum.
field-handle-network = Rede
field-handle-handle = Usuário
hint-handle-handle = Sem @.
field-handle-role = Seu cargo, e por que se dirigir a elas
list-endorsement = Grupos que apoiam
field-endorsement-group = Grupo
field-endorsement-members = Integrantes
hint-endorsement-members = Só com uma fonte.
field-endorsement-source = Onde se lê esse número
field-endorsement-url = O endereço do grupo
list-quotable = Contas cujas publicações podem ser mostradas
field-quotable-network = Rede
field-quotable-handle = Usuário
hint-quotable-handle = Sem @.
field-quotable-reason = Por que podem ser mostradas
hint-quotable-reason = Seu consentimento, ou seu cargo público.
field-keeping-why = Por que se guardam cópias inteiras e seladas das publicações
hint-keeping-why = Deixe vazio se não precisa de provar quem escreveu o quê: lê-o quem for publicar.
list-keeping-holder = Quem pode abrir cópias inteiras e seladas das publicações
field-keeping-holder-name = Quem tem a chave
field-keeping-holder-key = A metade pública da sua chave (age1…)
field-report-headline = Título do relatório
hint-report-headline = Se ficar vazio, o da convocação.
field-report-standfirst = Abaixo dele, em uma ou duas frases
field-report-quotes = Publicações a citar
hint-report-quotes = Um endereço por linha, na ordem em que são mostradas; de publicações que podem ser mostradas. Se ficar vazio, as mais recentes.
quote-choose = No mural agora
quote-choose-how = Carregue para que o relatório cite uma publicação; o que for escolhido fica no campo acima, pela sua ordem.
quote-do = Citar
list-report-paragraphs = O que você tem a dizer
field-report-paragraphs = Parágrafo
list-report-corrections = Correções
field-report-corrections-on = Dia
field-report-corrections-text = O que estava errado e o que é certo
hint-report-corrections-text = O registro guarda cada versão.

## What hashtags and wordings will do

note-reading = { $tag }: { $readings }
reads-whole = { $network } lê inteira
reads-only = { $network } lê só { $read }
reads-nothing = { $network } não lê
note-networks = { $networks }: { $says }
tag-alike = { $tag } e { $other } parecem iguais e são duas hashtags, pois algumas letras são de outro alfabeto. Fique com uma, digitada de novo.
tag-digits = Só algarismos não fazem uma hashtag; acrescente uma letra.
tag-directions = { $tag } corre em duas direções e aparece em outra ordem que a digitada. Escreva-a em uma só escrita.
tag-edge-digits = Os algarismos de { $tag } aparecem do outro lado do esperado. Ponha uma palavra no lugar deles.
tag-folded = { $tag } e { $other } são ali uma só hashtag, e em outras redes duas. Combinem uma só grafia.
tag-invisible = { $tag } contém algo invisível que ninguém vai digitar. Digite-a de novo.
tag-joiner = Ali só se lê { $read }, pois uma ligação invisível a termina. Escreva _ no lugar, ou nada.
tag-letters = { $letter } em { $tag } é de outro alfabeto que as demais letras. Digitada de novo, vira outra hashtag.
tag-many = { $written } hashtags ocupam { $length } de { $limit } caracteres no X, e uma publicação que deixa alguma de fora não é encontrada por ela. Fique com uma principal e no máximo uma por idioma, e combinem as outras como alternativas.
tag-near = { $tag } e { $other } são quase iguais. Se uma é um engano, tire-a, pois as publicações dela ficariam à parte.
tag-one-on-some = { $tag } e { $other } são ali uma só hashtag, e duas em { $apart }. Fique com a que as pessoas digitam.
tag-over-64 = Tem mais de 64 caracteres e ali não é lida.
tag-parts = Ali { $tag } não é lida inteira como uma hashtag; use letras, algarismos e _, com pelo menos uma letra.
tag-same = { $tag } e { $other } são uma só hashtag em todas as redes; fique com uma.
tag-sign = Ali só se lê { $read }, pois uma hashtag termina em { $sign }. Tire-o.
tag-whole = Ali se lê { $whole } inteira, e em outras redes só { $common }. Escreva-a como uma só palavra.
tag-words = Um leitor de tela lê { $tag } como uma só palavra. Escreva { $joined }, que é a mesma hashtag em toda parte.
note-texts = { PLURAL($count) ->
    [one] { $language }: { $count } texto
    [many] { $language }: { $count } de textos diferentes
   *[other] { $language }: { $count } textos diferentes
}
note-crowd = Se { $people } pessoas participam, cada texto vai para { $share } no máximo
note-alike = { $language }: os dois mais parecidos ({ $one } e { $other }) têm { $percent } % em comum
note-long = { PLURAL($count) ->
    [one] { $language }: { $count } texto longo demais para { $network }: { $longest } de { $limit }
    [many] { $language }: { $count } de textos longos demais para { $network }, até { $longest } de { $limit }
   *[other] { $language }: { $count } textos longos demais para { $network }, até { $longest } de { $limit }
}

## Publishing

publish = Publicar
public-at = Esta convocatória é pública em { $it }.
change-waiting = Uma mudança espera uma segunda pessoa
changes-parts = Muda: { $parts }.
proposed-by-you = A proposta é sua; outra pessoa que organiza abre esta página e concorda.
agree = Li e concordo
give-up = Desistir desta mudança
to-do = Falta fazer
second-look = Merece outro olhar: { $number }
publish-changes = Isto muda: { $parts }. A página diz a todo mundo que mudou, e quando.
storm-is-close = A hora está perto: se houver outra pessoa que organiza, ela precisa concordar antes.
on-whose-behalf = Em nome de quem
must-never-say = O que nunca deve ser dito
have-agreed = As pessoas para quem esta convocatória é feita, ou quem pode falar por elas, aceitaram cada palavra.
publish-change = Publicar a mudança
publish-opened = O que publica fica aberto a todos no registo da chamada, à letra: também porque se pode citar uma conta.
nothing-new = O que está público é o que está escrito aqui.
say-agreed = Confirme primeiro que as pessoas para quem esta convocatória é feita a aceitaram.
nothing-changed = Nada mudou desde que foi publicada.
somebody-else = Outra pessoa precisa concordar: a proposta é sua.
propose-again = O que foi proposto não pode mais ser publicado; proponha de novo.
order-unheard = O servidor está parando; será feito quando recomeçar.
order-failed = Está guardado, mas algo deu errado. Quem cuida do servidor vê mais: { $says }
as-folder = Como pasta
take-out = Levar como arquivo compactado
take-out-how = Ele contém a pasta que { $it } lê.
bring-in-label = Trazer um arquivo assim; toma o lugar do que está escrito aqui
bring-in = Trazer
take-down = Retirar esta convocatória
take-down-how = A página, seus textos e seus números ao vivo somem na hora. O que foi selado da convocatória no seu registro é destruído; o registro mostra que algo foi selado e que não está mais lá. Não pode ser trazida de volta, nem o nome usado de novo.
take-down-now = Retirar agora
throw-away-draft = Jogar fora este rascunho
throw-away-how = Nada dele fica guardado.
throw-away = Jogar fora
certain = Tenho certeza.
tick-first = Marque primeiro a caixa: o que é retirado não pode voltar.

## What was not done

refused-late = Demorou demais; comece de novo.
refused-name = Escolha um nome de 1 a 40 letras.
refused-no-passkeys = As chaves de acesso precisam de um endereço com nome que comece com https://, ou http://localhost. Quem cuida do servidor o informa com --base-url.
refused-not-allowed = Só quem administra pode fazer isto; peça.
refused-stale = Primeiro saia e entre de novo: nos dez minutos seguintes é possível deixar alguém entrar.
refused-passkey = Esta chave de acesso não foi aceita; tente de novo, ou use outro aparelho.
refused-store = O que você pediu não pôde ser guardado ou lido. Quem cuida do servidor vê por quê.
refused-name-taken = Outra pessoa já tem este nome; escolha outro.
refused-link = Este link já foi usado ou venceu; peça um novo a quem o deu.
refused-field = Uma convocatória não tem o campo “{ $field }”.
refused-long = É mais longo do que cabe numa página; fique abaixo de 20.000 bytes.
folder-refused = { $why } Nada mudou.
folder-no-archive = Isto não é um arquivo zip que se possa ler.
folder-many-files = O arquivo compactado tem mais arquivos do que uma convocatória precisa.
folder-damaged = O arquivo compactado está danificado.
folder-large = { $file } é maior do que uma convocatória precisa.
folder-no-text = { $file } não é texto em UTF-8.
folder-no-call = O arquivo compactado não tem call.toml.

## What is wrong with a call

lacks-never-say = Escreva pelo menos uma coisa que nunca deve ser dita.
lacks-fact = Escreva pelo menos um fato com seu dia e sua fonte.
lacks-check = Diga quando esta fonte foi verificada pela última vez.
fault-address = Isto não é um endereço que comece com https:// ou http://.
fault-age-key = Isto não é uma chave pública de age; ela começa por age1. Nunca escreva aqui uma chave secreta.
fault-age-key-twice = Esta chave está aqui duas vezes.
fault-day = Isto não é um dia.
fault-empty = Ainda está vazio.
fault-handle = Isto não é um usuário em { $network }; escreva como { $sample }.
fault-kind = Isto não pode ser lido aqui; escreva de novo.
fault-language = “{ $written }” não é um idioma; escreva seu código, como en, ar ou pt-BR.
fault-language-twice = O idioma { $language } está aqui duas vezes.
fault-many-languages = { $written } idiomas são demais; deixe no máximo { $most }.
fault-many-holders = { $written } detentores de chaves são demasiados; deixe no máximo { $most }.
fault-many-quotes = { $written } publicações são demais; escolha no máximo { $most }.
fault-no-network = Escolha uma rede.
fault-other-language = Há um texto em { $language }, que não está entre os idiomas da convocatória.
fault-unknown-key = Nenhuma convocatória tem “{ $key }”; veio com o arquivo compactado.
fault-untranslated = Falta este texto; quem lê { $language } verá { $main }.
fault-folder = O arquivo não pode ser lido: { $says }
fault-toml = A linha { $line } de { $file } não pode ser lida: { $says }
fault-ends-first = O fim não vem depois do começo; reveja os dois.
fault-far-away = Esta hora está longe demais.
fault-long-storm = Isto dura { $hours } horas, e o máximo são 48. Reveja os dias.
fault-many-cities = { $written } cidades são mais do que cabe numa página; deixe no máximo { $most }.
fault-names-zone = Não escreva o fuso junto da hora; ele tem seu próprio campo.
fault-no-time = Isto não é uma hora.
fault-skipped = Nesse dia os relógios de { $zone } pulam esta hora; escolha outra.
fault-twice = Nesse dia os relógios de { $zone } mostram esta hora duas vezes; escolha outra.
fault-offset = { $zone } tem então outra diferença; escreva a hora sem ela.
fault-zone = Nenhum fuso horário se chama “{ $written }”; escreva como Europe/London.
fault-zone-near = Nenhum fuso horário se chama “{ $written }”. Você quis dizer { $near }?
fault-tag-blind = Não vão ler { $tag } como hashtag: { $networks }.
fault-commitment = Isto não é um compromisso de 64 algarismos.
fault-leak = A hashtag selada está na linha { $line }, que é pública antes da hora. Escreva { "{tag}" } no lugar dela, ou sele outra.
fault-long-tag = { $tag } tem mais de { $most } letras.
fault-many-tags = Ninguém publica { $written } hashtags; deixe no máximo { $most }.
fault-no-fallback = { $tag } não está entre as hashtags de reserva; só pode entrar uma combinada antes.
fault-opening = O arquivo sealed.toml não pode ser lido; sele a hashtag de novo.
fault-opens-nothing = Há um sealed.toml e nenhuma hashtag selada; seu compromisso é { $commitment }
fault-opens-other = O arquivo sealed.toml é de outra hashtag selada.
fault-unopened = A hashtag selada não pode ser aberta aqui; os textos com { "{tag}" } ficam de fora.
fault-unread-sealed = Nenhuma rede lê a hashtag selada; sele uma de letras e algarismos.
fault-tag-twice = { $tag } está aqui duas vezes.
fault-unread-tag = Nenhuma rede lê { $tag } como hashtag; use letras, algarismos e _, com pelo menos uma letra.
fault-all-sealed = Cada texto em { $language } traz a hashtag selada; escreva um que possa ser mostrado antes da hora.
fault-alternative-twice = Linha { $line }: “{ $text }” está duas vezes numa escolha.
fault-blind = Linha { $line }: não vão ler nenhuma hashtag da convocatória neste texto: { $networks }.
fault-comment = Linha { $line }: este comentário não tem fim; escreva --> depois dele.
fault-copy = Linha { $line }: este texto é igual ao da linha { $first }; as redes punem cópias.
fault-heading-day = Linha { $line }: “{ $text }” não é o dia de um fato; escreva como ## o salão: 2026-12-01
fault-few-fit = Linha { $line }: de { $texts } versões deste texto, { $unfit } são longas demais e ficam de fora; a primeira é longa demais para { $networks }.
fault-file-name = Os textos ficam em arquivos que terminam em .md ou .txt, como wordings/en.md.
fault-groundless = O que está escrito nestas linhas não se apoia em nenhum fato do caso: { $lines }. Ponha acima um título como ## tribunal: 2026-12-01 com o dia do fato, ou ## saudação: greeting se não afirma nada.
fault-long-wording = Linha { $line }: este texto tem mais de { $most } letras; falta uma linha vazia?
fault-many-wordings = { $written } textos em { $language } são mais de { $most }; deixe os mais diferentes.
fault-many-alternatives = Linha { $line }: uma escolha tem mais de { $most } opções; deixe as mais diferentes.
fault-many-choices = Linha { $line }: este texto tem mais de { $most } escolhas; faça dois dele.
fault-many-handles = Linha { $line }: este texto dirige-se a mais de { $most } contas. As redes tomam isso por assédio; deixe as de mais peso.
fault-nested = Linha { $line }: uma escolha não pode ficar dentro de outra; escreva as opções por inteiro.
fault-no-fact = Linha { $line }: o caso não tem fato de { $day }; ponha o dia de um que exista.
fault-no-figure = Linha { $line }: o caso não tem “{ $text }”; quantidade de números: { $figures }.
fault-no-hashtag = Linha { $line }: este texto não tem nenhuma hashtag da convocatória; acrescente { "{tags}" }.
fault-no-number = Linha { $line }: o dia { $day } tem { $facts } fatos, e nenhum “{ $text }”.
fault-no-wording = Ainda não há texto em { $language }.
fault-no-words = Linha { $line }: este texto não tem palavras próprias; há uma linha vazia a mais antes?
fault-open-choice = Linha { $line }: a escolha que começa com “{ $text }” não tem fim; escreva { "}" } depois dela.
fault-several-facts = Linha { $line }: o dia { $day } tem { $facts } fatos; escreva { $day }/1 para o primeiro.
fault-slip = Linha { $line }: { $tag } é quase { $agreed }; o dedo escorregou?
fault-too-long = Linha { $line }: este texto é longo demais para { $networks }.
excess = { $network } ({ $length } de { $limit })
fault-slots = Linha { $line }: nada preenche { $slots }; existem { "{tags}" }, { "{tag}" }, { "{url}" } e { "{name}" }.

## The check list and the rehearsal

check-list = Lista de controle
check-list-lead = Cada linha fica verde sozinha quando está feita, e vermelha quando já deveria estar.
check-list-clock = Horas pelo relógio de { $it }.
item-done = Feito:
item-open = A fazer:
item-late = Atrasado:
stage-week = Até sete dias antes
stage-three-days = Até três dias antes
stage-day = Até o dia anterior
stage-hour = Até uma hora antes
stage-storm = Aos dez minutos
stage-after = Até o dia seguinte
task-agreed = Nenhuma mudança espera uma segunda pessoa
task-consent = Está dito em nome de quem, e o que nunca deve ser dito
task-facts = Cada fato diz quando sua fonte foi aberta pela última vez
task-fallback = Uma hashtag de reserva está combinada
task-hashtags = Todas as redes leem as hashtags, e são no máximo três
task-posts = As publicações estão sendo contadas
task-public = A convocatória é pública
task-recorded = A convocatória está selada no seu registro
task-reminded = Todos os lembretes saem antes da hora
task-rehearsed = Foi ensaiada como está agora, e todas as páginas responderam
task-report = O relatório está escrito
task-same = O que está público é o que está escrito aqui
task-sealed = A hashtag selada pode ser aberta na hora
task-second = Há uma segunda pessoa que pode aprovar mudanças de última hora
task-settled = Nenhum aviso de visita espera resposta
task-sources = Cada fonte foi aberta de novo nos últimos três dias
task-translated = Título, exigência, resumo e textos existem em todos os idiomas
task-whole = Não falta nada à convocatória
task-wordings = De 2.000 pessoas num idioma, no máximo 100 recebem o mesmo texto
rehearsal = Ensaio: a tempestade de amanhã, hoje
rehearsal-how = A convocatória como está escrita aqui, numa página própria: sua hora chega depois de um minuto e dura no máximo cinco. Pessoas inventadas publicam, visitas inventadas abrem a página ao mesmo tempo, os números se movem, no lugar de uma hashtag selada é aberta uma inventada, o relatório é escrito. Nada disso chega a uma rede, à página real ou ao seu registro.
rehearsal-runs = Está acontecendo em { $it }.
rehearsal-began = Começou: { $at }.
rehearsal-secret = Só encontra este endereço quem o recebeu; mande-o a quem vai ajudar na hora. Ele some sozinho uma hora depois do relatório.
rehearsal-asked = Páginas pedidas
rehearsal-failed = Sem resposta
rehearsal-slowest = Resposta mais lenta
rehearsal-posts = Publicações inventadas contadas
rehearsal-turned-away = Algumas visitas ficaram de fora. Tente de novo com menos gente para ver quanto este servidor aguenta, e feche o que mais estiver rodando nele.
rehearsal-wait = O resultado aparece aqui oito minutos depois do começo.
rehearsal-cut = O último foi encerrado antes do fim.
rehearsal-end = Encerrar e desistir dele
rehearsal-people = Visitas inventadas
rehearse = Ensaiar
rehearse-again = Ensaiar de novo
rehearse-later = Pode ser ensaiada quando não faltar nada.

## A sealed hashtag

seal-title = Uma hashtag que ninguém conhece antes da hora
seal-how = Até a hora a página mostra um selo no lugar dela: ninguém pode inundar ou bloquear o que ninguém conhece, e depois todo mundo pode verificar que estava combinada. Na hora ela vira a hashtag principal em toda parte de uma vez. Nos textos, { "{tag}" } fica no lugar dela.
sealed-as = Selada: { $it }. Até a hora só quem organiza a vê aqui.
sealed-shut = Selada, mas não pode ser aberta aqui: traga a pasta com seu sealed.toml, ou sele de novo.
seal-shown = O selo que a página mostra:
seal-give-up = Desistir dela
seal-tag = Hashtag a selar
seal-another = Selar outra no lugar dela
seal = Selar
archive-sealed = Ele contém a hashtag selada: não o dê a ninguém antes da hora.

## Pictures, angles, and who uses a hashtag

step-pictures = Imagens
step-pictures-lead = As pessoas as anexam às publicações. Não mostre ninguém que não tenha concordado, nem criança, casa, papel ou tela: os dados do arquivo são retirados aqui, o que se vê na imagem não.
field-picture-alt = O que ela mostra
hint-picture-alt = Para quem não pode vê-la: uma frase, com as palavras que aparecem na imagem.
field-picture-credit = Autoria a citar
hint-picture-credit = Pode ficar vazio.
add-picture = Adicionar uma imagem
add-picture-hint = JPEG, PNG ou WebP; fotos grandes são reduzidas no seu navegador. Lugar, hora, aparelho e autoria são retirados do arquivo.
add-it = Adicionar
note-angles = { $language }: os ângulos se revezam: { $angles }
note-angle = { $angle } ({ $texts })
no-angle = sem nome
searches = Já está em uso?
searches-how = Abra cada um e veja: quem publica com ela, quanto e sobre o quê. Escolha outra se for de alguém, ou se não quiser ficar ao lado do que está lá. Os links vão às redes pelo seu próprio navegador, sem o endereço deste site.
part-whole-kit = os textos, as imagens ou o que nunca deve ser dito
refused-pictures = Não cabem mais imagens numa convocatória; tire uma antes.
image-form = Isto não é uma imagem em JPEG, PNG ou WebP; salve-a num destes formatos.
image-damaged = Esta imagem está danificada; salve-a de novo.
image-large = Esta imagem tem bytes demais: { $size }. Deixe-a menor que 1 MiB.
image-pixels = Esta imagem é grande demais: { $width } × { $height }. No máximo 4096 pixels de lado.
image-moving = Esta imagem se move; salve dela uma imagem parada.
image-turned = Esta imagem está girada pelos metadados, que são retirados; endireite-a e salve de novo.
folder-picture = { $file }: { $why }
fault-large-pictures = As imagens juntas têm bytes demais: { $size } de { $most }. Deixe-as menores.
fault-imprint = Esta imagem não pode ser lida; traga-a de novo.
fault-many-pictures = { $written } imagens são demais; deixe no máximo { $most }.
fault-picture-name = { $file } não serve de nome para uma imagem; tem letras, algarismos, pontos, hifens e _, como loom.jpg.
fault-no-picture = Não há imagem { $file }; traga-a ou tire esta entrada.
fault-picture-twice = A imagem { $file } está duas vezes; deixe uma.
fault-undescribed = Diga em { $language } o que a imagem mostra, para quem não pode vê-la.
fault-unnamed-picture = A imagem { $file } não é mostrada a ninguém.

## Groups

groups = Grupos que apoiam as convocatórias
group-unproven = Ainda não provado
group-shown = À vista
group-show = Mostrar na página
group-drop = Retirar
hand-ins = Publicações entregues
hand-in-drop = Não mostrar
wall-how = O que todos veem no mural. O que você tirar continua contado, e o relatório não o cita.
wall-hide = Tirar do mural
wall-hidden = Tiradas do mural
wall-show = Pôr de volta
wall-erase = Apagar uma publicação
wall-erase-how = Se alguém a quem uma publicação diz respeito se opuser, ou se um tribunal ou os termos de uma rede o exigirem, é apagada do registo para sempre e só ficam o motivo e a hora. Verifique duas vezes.
wall-erase-post = Endereço da publicação
wall-erase-reason = Com que direito
wall-erase-objection = Alguém a quem diz respeito opõe-se
wall-erase-court = Um tribunal ordenou-o
wall-erase-platform = Os termos da rede exigem-no
wall-erase-author = O autor pediu-o
wall-erase-do = Apagar para sempre
wall-erase-none = Não há nada com esse endereço ou nome no registo.
near = Grafias que as pessoas escreveram
near-how = O que é quase uma hashtag combinada. Se você contar uma, contam também todas as publicações dela dos últimos três dias. Isso é dito no registro e no relatório.
near-count = Contar
near-posts = { PLURAL($count) ->
    [one] por #{ $of }, em { $count } publicação
    [many] por #{ $of }, em { $count } de publicações
   *[other] por #{ $of }, em { $count } publicações
}

## What is kept of the rally

rally = O que se guarda da mobilização
rally-lead = Dois números, nunca somados: um compromisso é uma palavra que qualquer pessoa pode dar; está confirmado quem o confirmou por e-mail ou entregou a sua publicação.
rally-pledged = Compromissos
rally-confirmed = Confirmados por e-mail
rally-contacts = Contatos, cifrados
rally-hand-outs = Textos entregues
reminders = Lembretes por e-mail
rally-no-mail = Este servidor foi iniciado sem servidor de e-mail. A quem visita é oferecida apenas a entrada do calendário.
rally-no-letters = Nenhuma carta espera para ser enviada.
rally-in-time = Cartas ainda por enviar: { $letters }. A { $rate } por segundo, a última sai antes da hora: { $at }.
rally-late = Cartas ainda por enviar: { $letters }, a { $rate } por segundo. Tarde demais para a hora, e não enviadas: { $late }. Ninguém mais recebe a oferta de um lembrete. Um servidor de e-mail que aceite mais cartas por segundo ajudaria.
rally-erase = Apagar
rally-erase-how = Apagar os números de compromissos e de textos entregues, e todos os contatos. O relatório e o registro ficam.
rally-erase-now = Apagar os dados da mobilização
rally-erase-later = Os contatos se apagam sozinhos 72 horas depois da tempestade. Quando a tempestade acabar, tudo pode ser apagado aqui; retirar a convocatória apaga os contatos na hora.
rally-tick-first = Marque primeiro a caixa: o que é apagado não pode voltar.
rally-not-over = A tempestade ainda não acabou. Nada foi apagado.
rally-erased = Apagado
rally-erased-lead = Isto se guardava da mobilização, e não existe mais:
rally-backup = Uma cópia anterior do banco de dados contém os contatos apenas cifrados; a chave deles está destruída, e ninguém pode lê-los.

## Where one is signed in

browsers = Onde tem a sessão aberta
browser-since = Desde { $since } UTC, último uso { $used } UTC
browser-this = este navegador
browser-end = Sair ali

## The server, for admins

the-server = O servidor
server-version = Versão
server-since = Em funcionamento desde
server-room = Espaço restante
server-of = { $left } de { $all }
server-memory = Memória
server-visitors = Visitantes ao mesmo tempo
server-places = { $now } agora, cabem { $all }
server-backup = Cópia de segurança mais recente
server-certificate = Certificado válido até
server-no-backup = Não há cópia de segurança: com este disco tudo se perderia. O guia de administração diz como fazer uma.
server-old-backup = A cópia de segurança mais recente tem mais de dois dias, ou o seu disco não está lá.
server-room-scarce = Resta pouco espaço: já não se aceitam imagens. Abra espaço ou permita mais.
server-room-none = Não resta espaço: já nada é aceito e a coleta espera. Abra espaço ou permita mais.
server-unreadable = O registro de { $call } não pode ser lido: nada é coletado para ele, e seus números não são mostrados. A página e os compromissos continuam. Reinicie o servidor; se não bastar, { $check } na pasta de dados diz o que está danificado, e o guia de administração, o que fazer então.
server-call = Chamada
server-people = Compromissos
server-posts = Publicações no registro
server-networks = Redes
server-sees = todas são vistas
server-blind = agora não são vistas: { $sources }
server-unwatched = nenhuma é observada
papers = Papéis
papers-lead = Modelos na sua língua, preenchidos com o que o servidor sabe de si. Antes de confiar neles, peça a alguém que conheça a lei do seu país que os veja.
papers-blank = (nome e endereço postal)
papers-imprint = Ficha legal
papers-imprint-how = Onde a lei a pede, está à vista de todos na página sobre este servidor. Inicie o servidor com { $operator } e { $mail } para a preencher.
papers-responsible = Responsável pelo que aqui se mostra:
papers-notice = Aviso de privacidade
papers-notice-how = É a página sobre este servidor, feita a partir da sua própria base de dados, em cada uma das suas línguas:
papers-processing = Registro das atividades de tratamento
papers-processing-how = O que pede o artigo 30 do RGPD, feito a partir do esquema da base de dados em { $day }. Imprima, assine e repita depois de cada atualização.
papers-controller = Responsável pelo tratamento
papers-purpose = Finalidade
papers-basis = Base legal, como a vemos
papers-recipients = Destinatários
papers-recipients-are = Ninguém além de quem é preciso: o servidor de correio que leva um lembrete, o serviço de notificações do navegador e quem guarda as cópias de segurança.
papers-abroad = Países terceiros
papers-abroad-are = O servidor não envia para lá nada de ninguém. Lê o que é público nas redes, algumas delas no estrangeiro.
papers-measures = Medidas
papers-measures-are = O endereço de um visitante não está em nenhum arquivo. Os contatos são cifrados com uma chave da sua chamada, que é destruída. Quem organiza entra com chaves de acesso, e no último dia antes de uma tempestade ninguém muda sozinho a hora ou as hashtags. Linhas e cópias são cifradas; em nenhuma cópia há contatos. As imagens são refeitas, sem lugar nem aparelho. Apagar destrói conteúdo e sal, e o registro prova apenas que ali havia algo.
papers-for-rally = Que todos vejam quantos participam
papers-for-reminder = Lembrar a hora
papers-for-hand-in = Contar uma publicação que as redes não nos mostram
papers-for-endorsement = Mostrar quem apoia uma chamada
papers-for-concern = Evitar o dano que uma chamada ou publicação faça
papers-for-organizer = Saber quem pode escrever chamadas
papers-for-call = Pedir ajuda para alguém em risco
papers-for-record = Poder provar depois o que foi publicado, e quanto
papers-for-keeping = Poder mostrar, onde for pedido, o que foi realmente publicado e por quem
papers-by-nobody = sem dados pessoais
papers-by-consent = consentimento (art. 6.º/1/a e 9.º/2/a RGPD)
papers-by-interest = interesse legítimo (art. 6.º/1/f RGPD)
papers-by-public = interesse legítimo no que as próprias pessoas tornaram manifestamente público (art. 6.º/1/f e 9.º/2/e RGPD)
