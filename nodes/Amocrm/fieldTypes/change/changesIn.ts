import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../transport/http/json';

/** The changes on one side of an event. Events of unknown types can hold anything there. */
export const changesIn = (value: unknown): IDataObject[] => [value].flat().filter(isObject);
