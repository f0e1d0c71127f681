/** As much of an AbortSignal as is needed to end what waits. */
export interface StopSignal {
	readonly aborted: boolean;
	addEventListener(type: 'abort', react: () => void, options?: { once: boolean }): void;
	removeEventListener(type: 'abort', react: () => void): void;
}

/**
 * One signal for all that a run waits for, which listens to its sources only once: n8n's signal is that of a whole execution,
 * and Node warns of a leak where more than ten listen to one.
 *
 * @returns the signal, and how to stop listening when the run is over
 */
export function sharedStop(sources: readonly AbortSignal[]): {
	signal: StopSignal;
	leave(): void;
} {
	const reactions = new Set<() => void>();
	const stop = () => {
		for (const react of [...reactions]) {
			reactions.delete(react);
			react();
		}
	};
	for (const source of sources) source.addEventListener('abort', stop, { once: true });
	return {
		signal: {
			get aborted() {
				return sources.some(({ aborted }) => aborted);
			},
			addEventListener: (_type, react) => void reactions.add(react),
			removeEventListener: (_type, react) => void reactions.delete(react),
		},
		leave: () => {
			for (const source of sources) source.removeEventListener('abort', stop);
		},
	};
}
