import { useParams } from 'react-router';
import { PublicSite } from './PublicSite';

/** The address of one published plan, for linking from elsewhere. */
export function PublicPage() {
  const { city = '', plan = '' } = useParams();
  return <PublicSite chosen={{ city, plan }} />;
}
