
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
    unrecorded: 'Your result, {share}, could not be recorded ({why}). It is kept on this device.',
    trouble: 'Your course did not take the last answer ({why}). Play on: it is sent again with the next card.',
    closed: 'Your course did not open a session ({why}). You can play, but nothing is recorded.',
    practice: 'Practice: this round is not recorded.',
    review: 'Review: look at your answers. Nothing is recorded.',
    browse: 'Preview: nothing is recorded.',
    ended: 'This session is over. To play again, open the exercise anew in your course.',
    room: 'Your course has no room for a round of so many cards. If you leave, it goes on only on this device.',
    damaged: 'The round of your last visit could not be read, so a new one begins.',
    alone: 'Not connected to a course: nothing is recorded.',
    stays: 'This round: {share}. Your recorded result stays {best}.',
    away: 'Your course cannot be reached ({why}). Play on: your answers are kept on this device and sent as soon as they can be.',
    handin: 'All cards are placed, but not handed in yet.',
    offline: 'no answer, or this page is not allowed',
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
    unrecorded: 'Tu resultado, {share}, no se pudo registrar ({why}). Está guardado en este dispositivo.',
    trouble: 'Tu curso no aceptó la última respuesta ({why}). Sigue jugando: se enviará otra vez con la próxima carta.',
    closed: 'Tu curso no abrió una sesión ({why}). Puedes jugar, pero no se registra nada.',
    practice: 'Práctica: esta ronda no se registra.',
    review: 'Revisión: mira tus respuestas. No se registra nada.',
    browse: 'Vista previa: no se registra nada.',
    ended: 'Esta sesión ha terminado. Para volver a jugar, abre otra vez el ejercicio en tu curso.',
    room: 'Tu curso no tiene sitio para una ronda de tantas cartas. Si sales, solo podrás continuarla en este dispositivo.',
    damaged: 'La ronda de tu última visita no se pudo leer, así que empieza una nueva.',
    alone: 'Sin conexión con un curso: no se registra nada.',
    stays: 'Esta ronda: {share}. Tu resultado registrado sigue siendo {best}.',
    away: 'No se puede llegar a tu curso ({why}). Sigue jugando: tus respuestas se guardan en este dispositivo y se envían en cuanto sea posible.',
    handin: 'Todas las cartas están colocadas, pero aún no las has entregado.',
    offline: 'no responde, o no admite esta página',
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
    unrecorded: 'Seu resultado, {share}, não pôde ser registrado ({why}). Ele está guardado neste dispositivo.',
    trouble: 'Seu curso não aceitou a última resposta ({why}). Continue jogando: ela será enviada de novo com a próxima carta.',
    closed: 'Seu curso não abriu uma sessão ({why}). Você pode jogar, mas nada será registrado.',
    practice: 'Prática: esta rodada não é registrada.',
    review: 'Revisão: veja suas respostas. Nada é registrado.',
    browse: 'Prévia: nada é registrado.',
    ended: 'Esta sessão terminou. Para jogar de novo, abra outra vez o exercício no seu curso.',
    room: 'Seu curso não tem espaço para uma rodada com tantas cartas. Se você sair, ela só continua neste dispositivo.',
    damaged: 'A rodada da sua última visita não pôde ser lida, então começa uma nova.',
    alone: 'Sem conexão com um curso: nada é registrado.',
    stays: 'Esta rodada: {share}. Seu resultado registrado continua {best}.',
    away: 'Não foi possível alcançar seu curso ({why}). Continue jogando: suas respostas ficam neste dispositivo e são enviadas assim que possível.',
    handin: 'Todas as cartas estão colocadas, mas ainda não foram entregues.',
    offline: 'não responde, ou não aceita esta página',
    retry: 'Tentar de novo',
    leave: 'Voltar ao curso',
  },
};

// A share of 100 as the language writes it.
const percent = (lang, share) =>
  new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 2 }).format(share / 100);

// The first of the package's languages that a wish names, by its first letters.
const choose = (languages, wishes) => {
  for (const wish of wishes) {
    const start = (wish ?? '').toLowerCase().split(/[-_]/)[0];
    const found = start && languages.find((lang) => lang.toLowerCase().split('-')[0] === start);
    if (found) return found;
  }
  return languages[0];
};
