/** All types of filters, by the names that the table of resources uses: one line each. */
export { changedStages } from './changedStages';
export { changedUsers } from './changedUsers';
export { choice } from './choice';
export { customFields } from './customFields';
export { eventRecords } from './eventRecords';
export { eventTypes } from './eventTypes';
export { ids } from './ids';
export { numberRange } from './numberRange';
export { numbers } from './numbers';
export { pipelines } from './pipelines';
export { stages } from './stages';
export { taskTypes } from './taskTypes';
export { text } from './text';
export { timeRange } from './timeRange';
export { user } from './user';
export { users } from './users';
export { yesNo } from './yesNo';
