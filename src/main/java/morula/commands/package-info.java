/**
 * SciJava commands: each declares its keys with their help, and hands them to a job.
 *
 * <p>Thin: no algorithm.
 */
package morula.commands;
