import { sleep } from 'n8n-workflow';

import { exclusively } from '../../../../nodes/Amocrm/transport/pace/exclusive';

/** Work that ends when the test decides, with a record of what happened. */
function jobs() {
	const events: string[] = [];
	const ends = new Map<string, () => void>();
	const start = async (name: string, signal?: AbortSignal, key = 'key') => {
		const result = await exclusively(key, signal, async (release) => {
			events.push(`${name} begins`);
			if (name === 'failing') throw new Error('failed');
			if (name === 'releasing') release();
			await new Promise<void>((resolve) => ends.set(name, resolve));
			return name;
		});
		events.push(result === undefined ? `${name} is left out` : `${name} ends`);
	};
	const end = async (name: string) => {
		ends.get(name)?.();
		await settled();
	};
	return { events, start, end };
}

const settled = async () => await sleep(1);

describe('Work that must not overlap', () => {
	it('begins first come first served', async () => {
		const { events, start, end } = jobs();
		for (const name of ['a', 'b', 'c']) void start(name);
		await settled();
		for (const name of ['a', 'b', 'c']) await end(name);
		expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
	});

	it('overlaps under another key', async () => {
		const { events, start, end } = jobs();
		void start('a');
		void start('b', undefined, 'other key');
		await settled();
		expect(events).toEqual(['a begins', 'b begins']);
		await end('a');
		await end('b');
	});

	it('lets the next one begin after an error', async () => {
		const { events, start, end } = jobs();
		const failing = start('failing');
		void start('a');
		await expect(failing).rejects.toThrow('failed');
		await settled();
		await end('a');
		expect(events).toEqual(['failing begins', 'a begins', 'a ends']);
	});

	it('lets the next one begin when that is allowed before the end', async () => {
		const { events, start, end } = jobs();
		void start('releasing');
		void start('a');
		await settled();
		expect(events).toEqual(['releasing begins', 'a begins']);
		await end('a');
		await end('releasing');
	});

	it('leaves out what is cancelled while it waits, and keeps the others in their order', async () => {
		const { events, start, end } = jobs();
		const stop = new AbortController();
		void start('a');
		void start('b', stop.signal);
		void start('c');
		await settled();
		stop.abort();
		await settled();
		expect(events).toEqual(['a begins', 'b is left out']);
		await end('a');
		await end('c');
		expect(events).toEqual(['a begins', 'b is left out', 'a ends', 'c begins', 'c ends']);
	});

	it('does not begin with what was cancelled before', async () => {
		const { events, start } = jobs();
		await start('a', AbortSignal.abort());
		expect(events).toEqual(['a is left out']);
	});

	it('goes on with what is cancelled after it began', async () => {
		const { events, start, end } = jobs();
		const stop = new AbortController();
		void start('a', stop.signal);
		await settled();
		stop.abort();
		await end('a');
		expect(events).toEqual(['a begins', 'a ends']);
	});
});
