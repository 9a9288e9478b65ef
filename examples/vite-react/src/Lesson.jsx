import { useEffect, useRef, useState } from 'react';
import 'whos-responsible';

// The element in JSX. What happens in it bubbles up as events, which React state can hold.
export function Lesson() {
  const game = useRef(null);
  const [events, setEvents] = useState([]);

  useEffect(() => {
    const element = game.current;
    const names = ['ready', 'round-start', 'placed', 'round-end', 'error'];
    const keep = ({ type, detail }) => setEvents((all) => [...all, { type, detail }]);
    names.forEach((name) => element.addEventListener(name, keep));
    return () => names.forEach((name) => element.removeEventListener(name, keep));
  }, []);

  return (
    <section aria-labelledby="lesson">
      <h2 id="lesson">Lesson</h2>
      <whos-responsible ref={game} deck="classroom" lang="en" />
      <ol aria-label="Events">
        {events.map(({ type, detail }, at) => (
          <li key={at}><code>{type}</code> {JSON.stringify(detail)}</li>
        ))}
      </ol>
    </section>
  );
}
