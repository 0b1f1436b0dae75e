package morula.keys;

import org.scijava.command.Command;

/**
 * A command whose {@code @Parameter} fields are keys for the command line, macros and dialogs. As
 * the type in {@code @Plugin}, it lets {@link CommandRunner} find Morula's commands among all
 * others.
 */
public interface KeyedCommand extends Command {}
