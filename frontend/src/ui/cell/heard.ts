import { createContext } from 'react';

/** How often the page has heard that something was said about figures: an open panel then looks again. */
export const Heard = createContext(0);
