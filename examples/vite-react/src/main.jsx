import { createRoot } from 'react-dom/client';
import { Lesson } from './Lesson.jsx';
import { Quiz } from './Quiz.jsx';
import './app.css';

createRoot(document.getElementById('root')).render(
  <main>
    <h1>Shared responsibility</h1>
    <Lesson />
    <Quiz />
  </main>,
);
