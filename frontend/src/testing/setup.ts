import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startI18n } from '@/lib/i18n';

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 5000 });

beforeAll(startI18n);
afterEach(cleanup);
