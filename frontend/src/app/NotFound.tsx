import { ErrorState } from '@/ui/States';

export function NotFound() {
  return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
}
