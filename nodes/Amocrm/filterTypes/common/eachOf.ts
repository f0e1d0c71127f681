import { listIn } from '../../rows/parameters';

/** Looks up each of several choices. */
export async function eachOf<T>(value: unknown, find: (one: unknown) => Promise<T>): Promise<T[]> {
	const found: T[] = [];
	for (const one of listIn(value)) found.push(await find(one));
	return found;
}
