import type { FastifyReply } from 'fastify';
import { sleep } from 'n8n-workflow';
import { dateHeader } from '../clock';
import { meanwhile } from '../others/meanwhile';
import type { State } from '../state';
import type { Answer } from './answer';
import { noteStatus } from './arrival';
import type { Call, Handler } from './call';
import { cut, deliver, reset } from './deliver';
import { faultAnswer, type Fault } from './faults';

const latencyOf = ({ options, latencyRandom }: State): number => {
	const { latencyMs } = options;
	if (typeof latencyMs === 'number') return latencyMs;
	const [least, most] = latencyMs;
	return least + latencyRandom() * (most - least);
};

const halved = (call: Call): Call | undefined => {
	if (!Array.isArray(call.body)) return undefined;
	const rows = call.body.slice(0, Math.floor(call.body.length / 2));
	return rows.length > 0 ? { ...call, body: rows } : undefined;
};

async function writeLater(state: State, fault: Fault, call: Call, handle: Handler): Promise<void> {
	await sleep(fault.lateMs ?? 100);
	if (!state.closed) handle(call);
}

/** Executes as much of the request as the fault allows; returns the normal answer, if there is one. */
function carryOut(state: State, fault: Fault, call: Call, handle: Handler): Answer | undefined {
	if (fault.answer === 'slow' || fault.answer === 'dropRow' || fault.when === 'after')
		return handle(call);
	if (fault.when === 'late') void writeLater(state, fault, call, handle);
	const half = fault.when === 'half' ? halved(call) : undefined;
	return half && handle(half);
}

/** Sends an answer after the configured latency. */
export async function respond(
	state: State,
	answer: Answer,
	reply: FastifyReply,
): Promise<FastifyReply> {
	const wait = latencyOf(state);
	if (wait > 0) await sleep(wait);
	noteStatus(reply, answer.status);
	return deliver(reply, answer);
}

async function respondFaulty(
	state: State,
	fault: Fault,
	call: Call,
	handle: Handler,
	reply: FastifyReply,
	finish: () => void,
): Promise<FastifyReply> {
	const normal = carryOut(state, fault, call, handle);
	finish();
	const answer = faultAnswer(fault, call.body, normal);
	await sleep(latencyOf(state) + (fault.answer === 'slow' ? (fault.delayMs ?? 1000) : 0));
	if (fault.answer === 'hang') return reply.hijack();
	if (fault.answer === 'reset') return reset(reply);
	noteStatus(reply, answer.status);
	return fault.answer === 'cut'
		? cut(reply, answer, dateHeader(state.options))
		: deliver(reply, answer);
}

/** Executes a call, with the next matching fault. */
export async function perform(
	state: State,
	call: Call,
	handle: Handler,
	reply: FastifyReply,
): Promise<FastifyReply> {
	const fault = state.faults.take(call.method, call.path, call.body);
	const finish = meanwhile(state.world, call);
	if (!fault) {
		const answer = handle(call);
		finish();
		return await respond(state, answer, reply);
	}
	if (reply.request.visit) reply.request.visit.entry.fault = `${fault.when}:${fault.answer}`;
	return await respondFaulty(state, fault, call, handle, reply, finish);
}
