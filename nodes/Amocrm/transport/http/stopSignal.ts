/** The part of AbortSignal that is used to stop waiting. */
export interface StopSignal {
	readonly aborted: boolean;
	addEventListener(type: 'abort', react: () => void, options?: { once: boolean }): void;
	removeEventListener(type: 'abort', react: () => void): void;
}

/**
 * A signal for everything a run waits for. It listens to each source once, since n8n's signal is shared by the whole
 * execution and Node warns about more than ten listeners.
 *
 * @returns the signal, and a function that stops listening when the run is over
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
