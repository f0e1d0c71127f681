import { isObject, objectsOf, type Json } from '../json';
import { gatewayPage, page, problem, type Answer } from './answer';
import { validationAnswer } from '../checks/issue';

/** A fault to inject into matching requests. */
export interface Fault {
	method?: string;
	/** Regular expression for the path. */
	path?: string;
	/** Number of matching requests to let pass first. */
	skip?: number;
	/** Number of requests affected; default 1, 0 = until cleared. */
	times?: number;
	/**
	 * before: nothing is written; after: everything is; half: the first half of the rows; late: written `lateMs` after the
	 * answer.
	 */
	when: 'before' | 'after' | 'half' | 'late';
	lateMs?: number;
	answer: 'status' | 'reset' | 'cut' | 'hang' | 'slow' | 'html200' | 'dropRow';
	status?: number;
	body?: 'html' | 'problem' | 'validation' | 'validation-unnamed' | 'empty';
	/** Rows named in the `validation` body. */
	rowIndexes?: number[];
	delayMs?: number;
	/** Affects only requests with a row of this name. */
	matchRows?: { name: string };
}

interface Armed {
	fault: Fault;
	path: RegExp | undefined;
	skip: number;
	left: number;
}

const hasRowNamed = (body: Json | undefined, name: string): boolean =>
	objectsOf(isObject(body) ? [body] : body).some((row) => row.name === name);

const matches = (
	{ fault, path }: Armed,
	method: string,
	target: string,
	body: Json | undefined,
): boolean =>
	(fault.method === undefined || fault.method === method) &&
	(path === undefined || path.test(target)) &&
	(fault.matchRows === undefined || hasRowNamed(body, fault.matchRows.name));

/** Pending faults, in the order added. */
export class FaultList {
	private armed: Armed[] = [];

	/** @throws SyntaxError if `path` is not a regular expression. */
	add(fault: Fault): void {
		const { times = 1, skip = 0 } = fault;
		const path = fault.path === undefined ? undefined : new RegExp(fault.path);
		this.armed.push({ fault, path, skip, left: times === 0 ? Infinity : times });
	}

	clear(): void {
		this.armed = [];
	}

	/** Takes the fault for this request, if any; every matching fault decrements its `skip`. */
	take(method: string, path: string, body: Json | undefined): Fault | undefined {
		for (const armed of this.armed) {
			if (!matches(armed, method, path, body)) continue;
			if (armed.skip > 0) {
				armed.skip -= 1;
				continue;
			}
			armed.left -= 1;
			if (armed.left <= 0) this.armed = this.armed.filter((other) => other !== armed);
			return armed.fault;
		}
		return undefined;
	}
}

const refusedRow = {
	code: 'NotSupportedChoice',
	path: 'name',
	detail: 'The value you selected is not a valid choice.',
};

function statusAnswer(fault: Fault, body: Json | undefined): Answer {
	const status = fault.status ?? 500;
	switch (fault.body ?? 'html') {
		case 'html':
			return gatewayPage(status);
		case 'problem':
			return problem(status, 'internal error');
		case 'validation':
			return validationAnswer(objectsOf(body), fault.rowIndexes ?? [0], () => [refusedRow]);
		case 'validation-unnamed':
			return problem(fault.status ?? 400, 'Request validation failed');
		case 'empty':
			return { status };
	}
}

/** The answer of a fault; `normal` is undefined if the request was not executed. */
export function faultAnswer(
	fault: Fault,
	body: Json | undefined,
	normal: Answer | undefined,
): Answer {
	if (fault.answer === 'html200')
		return page('<!DOCTYPE html><html><body>Technical works</body></html>');
	if (fault.answer === 'dropRow' && normal) return withoutOneRow(normal);
	if (fault.answer === 'slow' && normal) return normal;
	if (fault.answer === 'cut')
		return (
			normal ?? { status: 200, type: 'application/hal+json', json: { _links: {}, _embedded: {} } }
		);
	return statusAnswer(fault, body);
}

function withoutOneRow(answer: Answer): Answer {
	if (Array.isArray(answer.json)) return { ...answer, json: answer.json.slice(1) };
	if (!isObject(answer.json) || !isObject(answer.json._embedded)) return answer;
	const shorter = Object.entries(answer.json._embedded).map(([key, rows]) => [
		key,
		Array.isArray(rows) ? rows.slice(1) : rows,
	]);
	return { ...answer, json: { ...answer.json, _embedded: Object.fromEntries(shorter) } };
}
