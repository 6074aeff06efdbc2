import { TextDecoder, TextEncoder } from 'node:util';
import { afterEach, beforeAll, beforeEach } from '@jest/globals';
import { cleanup, configure } from '@testing-library/react';
import { learnPages, learnWords, speak } from '../../client/src/platform/words/speech.ts';

// What browsers have and jsdom has not.

/** Ports that hand a message over at the next turn: React's scheduler needs no more. */
class Port {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  other: Port | undefined;
  postMessage(data: unknown): void {
    setTimeout(() => this.other?.onmessage?.({ data }), 0);
  }
  close(): void {
    this.onmessage = null;
  }
}
class Channel {
  port1 = new Port();
  port2 = new Port();
  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

/** As much of a Request as a data router makes for a navigation. */
class Asked {
  readonly url: string;
  readonly method: string;
  readonly signal: AbortSignal;
  readonly headers = new Headers();
  constructor(url: string | URL, init: { method?: string; signal?: AbortSignal } = {}) {
    this.url = String(url);
    this.method = init.method ?? 'GET';
    this.signal = init.signal ?? new AbortController().signal;
  }
}

class NoSizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** CSS pixels the window is wide; `wideAs(390)` makes the next render a phone's. */
let width = 1280;
export const wideAs = (pixels: number): void => {
  width = pixels;
};

const matchMedia = (query: string) => {
  const most = /max-width:\s*(\d+)px/.exec(query)?.[1];
  return {
    matches: most !== undefined && width <= Number(most),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  };
};

// Pseudo-elements have no computed style in jsdom; asking for one only prints a warning.
const computed = window.getComputedStyle.bind(window);
Object.assign(window, {
  matchMedia,
  ResizeObserver: NoSizes,
  scrollTo: () => undefined,
  getComputedStyle: (element: Element) => computed(element),
});
const escaped = (text: string) => text.replace(/[^\w-]/g, (character) => `\\${character}`);
Object.assign(globalThis, {
  MessageChannel: Channel,
  CSS: { escape: escaped },
  TextEncoder,
  TextDecoder,
  Request: Asked,
  IS_REACT_ACT_ENVIRONMENT: true,
});

// jsdom has the element without its methods.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
Element.prototype.scrollIntoView ??= () => undefined;

// jsdom says en-US; the people of the tests have a Chinese browser.
Object.defineProperty(navigator, 'language', { get: () => 'zh-CN', configurable: true });

// A machine that stands still for a second must not fail a story: one waits for the fact, and long.
configure({ asyncUtilTimeout: 15_000 });

beforeAll(async () => {
  await learnWords('zh-CN');
  await learnPages();
});
beforeEach(async () => {
  wideAs(1280);
  localStorage.clear();
  await speak('zh-CN');
  localStorage.clear();
});
afterEach(cleanup);
