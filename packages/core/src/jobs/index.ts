export { type Job, JobAction, JobFailure, Selection } from "./job.ts";
export { createJob, endStep, failJob, getJob, type JobStep, nextStep } from "./jobs.ts";
