import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../transport/http/json';

/** The changes of one side of an event. An event of a type that nothing is known of can have anything there. */
export const changesIn = (value: unknown): IDataObject[] => [value].flat().filter(isObject);
