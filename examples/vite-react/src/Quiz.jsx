import { useEffect, useRef, useState } from 'react';
import { create } from 'whos-responsible';

// The same with a function: made when the component comes, destroyed when it goes.
export function Quiz() {
  const place = useRef(null);
  const [result, setResult] = useState(null);

  useEffect(() => {
    const element = document.createElement('div');
    place.current.append(element);
    const game = create(element, { deck: 'traps', lang: 'es', feedback: 'end' });
    game.on('round-end', setResult);
    return () => {
      game.destroy();
      element.remove();
    };
  }, []);

  return (
    <section aria-labelledby="quiz">
      <h2 id="quiz">Quiz</h2>
      <div ref={place} />
      {result && <pre>{JSON.stringify(result, null, 2)}</pre>}
    </section>
  );
}
