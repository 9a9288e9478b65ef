// Marks the moment at which the first card can be played: handlers are attached, and the frame that
// shows the card has been handed over to be painted (a task after the next animation frame).
export function playable() {
  requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      document.documentElement.dataset.ready = performance.now();
      after.port1.close();
    };
    after.port2.postMessage(0);
  });
}
