// What a service worker has, where TypeScript's library for workers knows every kind of worker at once.

declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;
declare function addEventListener(type: 'install' | 'activate', heard: (event: ExtendableEvent) => void): void;
declare function addEventListener(type: 'message', heard: (event: ExtendableMessageEvent) => void): void;
declare function addEventListener(type: 'fetch', heard: (event: FetchEvent) => void): void;
