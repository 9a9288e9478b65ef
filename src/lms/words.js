
// What the learner reads above the game.

const WORDS = {
  en: {
    connecting: 'Connecting to your course…',
    mark: 'Pass mark: {mark}.',
    best: 'Best result so far: {best}.',
    saving: 'Your result, {share}, is being recorded…',
    recorded: 'Your result, {share}, has been recorded.',
    passed: 'Passed.',
    failed: 'Not passed.',
    unrecorded: 'Your result, {share}, could not be recorded.',
    trouble: 'Your course did not take the last answer. Play on: it is sent again with the next card.',
    closed: 'Your course did not open a session. You can play, but nothing is recorded: try again, or open the exercise anew from your course.',
    practice: 'Practice: this round is not recorded.',
    review: 'Review: look at your answers. Nothing is recorded. To play for a better result, go back to your course and start a new attempt, if it allows one.',
    browse: 'Preview: nothing is recorded.',
    ended: 'This session is over. To play again, open the exercise anew in your course.',
    room: 'Your course has no room for a round of so many cards. If you leave, it goes on only on this device.',
    damaged: 'The round of your last visit could not be read, so a new one begins.',
    alone: 'Not connected to a course: nothing is recorded.',
    stays: 'This round: {share}. Your recorded result stays {best}.',
    away: 'Your course cannot be reached. Play on: your answers are kept on this device and sent as soon as they can be.',
    handin: 'All cards are placed, but not handed in yet.',
    unreached: 'Your result, {share}, could not be recorded yet: your course cannot be reached.',
    safe: 'It is kept on this device.',
    unsafe: 'This device cannot keep it: leave this page open.',
    soon: 'It is sent as soon as it can be.',
    advice: 'Try again; if that does not help, open the exercise anew from your course: it is handed in then.',
    session: 'Your course has ended this session: you were logged out, or logged in again elsewhere. Open the exercise anew from your course: what you played is kept on this device and is handed in then.',
    lost: 'Your course refuses a part of what you played ({why}). It is kept on this device; tell whoever runs the course.',
    launch: 'The link to this exercise is wrong ({why}). You can play, but nothing is recorded; tell whoever runs the course.',
    offer: 'Your last result on this device was {offer}; if your course has lost it, it can be sent again.',
    send: 'Send it again',
    retry: 'Try again',
    leave: 'Back to the course',
  },
  es: {
    connecting: 'Conectando con tu curso…',
    mark: 'Nota para aprobar: {mark}.',
    best: 'Mejor resultado hasta ahora: {best}.',
    saving: 'Tu resultado, {share}, se está registrando…',
    recorded: 'Tu resultado, {share}, ha quedado registrado.',
    passed: 'Aprobado.',
    failed: 'No aprobado.',
    unrecorded: 'Tu resultado, {share}, no se pudo registrar.',
    trouble: 'Tu curso no aceptó la última respuesta. Sigue jugando: se enviará otra vez con la próxima carta.',
    closed: 'Tu curso no abrió una sesión. Puedes jugar, pero no se registra nada: reintenta o abre otra vez el ejercicio en tu curso.',
    practice: 'Práctica: esta ronda no se registra.',
    review: 'Revisión: mira tus respuestas. No se registra nada. Para buscar un resultado mejor, vuelve a tu curso y empieza otro intento, si lo permite.',
    browse: 'Vista previa: no se registra nada.',
    ended: 'Esta sesión ha terminado. Para volver a jugar, abre otra vez el ejercicio en tu curso.',
    room: 'Tu curso no tiene sitio para una ronda de tantas cartas. Si sales, solo podrás continuarla en este dispositivo.',
    damaged: 'La ronda de tu última visita no se pudo leer, así que empieza una nueva.',
    alone: 'Sin conexión con un curso: no se registra nada.',
    stays: 'Esta ronda: {share}. Tu resultado registrado sigue siendo {best}.',
    away: 'No se puede llegar a tu curso. Sigue jugando: tus respuestas se guardan en este dispositivo y se envían en cuanto sea posible.',
    handin: 'Todas las cartas están colocadas, pero aún no las has entregado.',
    unreached: 'Tu resultado, {share}, aún no se pudo registrar: no se puede llegar a tu curso.',
    safe: 'Está guardado en este dispositivo.',
    unsafe: 'Este dispositivo no puede guardarlo: deja abierta esta página.',
    soon: 'Se enviará en cuanto sea posible.',
    advice: 'Reintenta; si no sirve, abre otra vez el ejercicio en tu curso: entonces se entregará.',
    session: 'Tu curso cerró esta sesión: se cerró tu cuenta o entraste otra vez en otro lugar. Abre otra vez el ejercicio en tu curso: lo que jugaste está guardado en este dispositivo y se entregará entonces.',
    lost: 'Tu curso rechaza una parte de lo que jugaste ({why}). Está guardada en este dispositivo; avisa a quien dirige el curso.',
    launch: 'El enlace a este ejercicio está mal ({why}). Puedes jugar, pero no se registra nada; avisa a quien dirige el curso.',
    offer: 'Tu último resultado en este dispositivo fue {offer}; si tu curso lo perdió, se puede enviar otra vez.',
    send: 'Enviarlo otra vez',
    retry: 'Reintentar',
    leave: 'Volver al curso',
  },
  'pt-BR': {
    connecting: 'Conectando ao seu curso…',
    mark: 'Nota para aprovação: {mark}.',
    best: 'Melhor resultado até agora: {best}.',
    saving: 'Seu resultado, {share}, está sendo registrado…',
    recorded: 'Seu resultado, {share}, foi registrado.',
    passed: 'Aprovado.',
    failed: 'Não aprovado.',
    unrecorded: 'Seu resultado, {share}, não pôde ser registrado.',
    trouble: 'Seu curso não aceitou a última resposta. Continue jogando: ela será enviada de novo com a próxima carta.',
    closed: 'Seu curso não abriu uma sessão. Você pode jogar, mas nada será registrado: tente de novo ou abra outra vez o exercício no seu curso.',
    practice: 'Prática: esta rodada não é registrada.',
    review: 'Revisão: veja suas respostas. Nada é registrado. Para buscar um resultado melhor, volte ao seu curso e comece outra tentativa, se ele permitir.',
    browse: 'Prévia: nada é registrado.',
    ended: 'Esta sessão terminou. Para jogar de novo, abra outra vez o exercício no seu curso.',
    room: 'Seu curso não tem espaço para uma rodada com tantas cartas. Se você sair, ela só continua neste dispositivo.',
    damaged: 'A rodada da sua última visita não pôde ser lida, então começa uma nova.',
    alone: 'Sem conexão com um curso: nada é registrado.',
    stays: 'Esta rodada: {share}. Seu resultado registrado continua {best}.',
    away: 'Não foi possível alcançar seu curso. Continue jogando: suas respostas ficam neste dispositivo e são enviadas assim que possível.',
    handin: 'Todas as cartas estão colocadas, mas ainda não foram entregues.',
    unreached: 'Seu resultado, {share}, ainda não pôde ser registrado: não foi possível alcançar seu curso.',
    safe: 'Ele está guardado neste dispositivo.',
    unsafe: 'Este dispositivo não pode guardá-lo: deixe esta página aberta.',
    soon: 'Ele será enviado assim que possível.',
    advice: 'Tente de novo; se não adiantar, abra outra vez o exercício no seu curso: então ele será entregue.',
    session: 'Seu curso encerrou esta sessão: você saiu da conta ou entrou outra vez em outro lugar. Abra outra vez o exercício no seu curso: o que você jogou está guardado neste dispositivo e será entregue então.',
    lost: 'Seu curso recusa uma parte do que você jogou ({why}). Ela está guardada neste dispositivo; avise quem conduz o curso.',
    launch: 'O link para este exercício está errado ({why}). Você pode jogar, mas nada será registrado; avise quem conduz o curso.',
    offer: 'Seu último resultado neste dispositivo foi {offer}; se seu curso o perdeu, ele pode ser enviado de novo.',
    send: 'Enviar de novo',
    retry: 'Tentar de novo',
    leave: 'Voltar ao curso',
  },
};

// A share of 100 as the language writes it.
const percent = (lang, share) =>
  new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 2 }).format(share / 100);

// The first of the package's languages that a wish names: the very one, else one that begins with the
// same subtag.
const choose = (languages, wishes) => {
  for (const wish of wishes) {
    const tag = (wish ?? '').toLowerCase().replaceAll('_', '-');
    const [start] = tag.split('-');
    const found = start && (languages.find((lang) => lang.toLowerCase() === tag)
      ?? languages.find((lang) => lang.toLowerCase().split('-')[0] === start));
    if (found) return found;
  }
  return languages[0];
};
