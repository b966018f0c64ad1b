package io.defenderxdr.cli;

import io.defenderxdr.delivery.StoreAwayException;
import io.defenderxdr.demo.ProcessEndedException;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.pipeline.StateFolderException;
import picocli.CommandLine;

/** The one place where exceptions become a sentence and an exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    String sentence = failure.getMessage();
    command
        .getErr()
        .println(sentence == null ? "Something went wrong: " + failure + "." : plain(sentence));
    if (isDebug(parsed)) {
      command.getErr().println(stack(failure));
    }
    return exitCode(failure);
  }

  static int exitCode(Exception failure) {
    return switch (failure) {
      case CommandFailedException failed -> failed.exitCode();
      case SourceRefusedException refused -> ExitCodes.SOURCE_REFUSED;
      case StateFolderException folder -> ExitCodes.DATA_FOLDER;
      case ProcessEndedException ended -> ended.exitCode();
      case StoreAwayException away -> ExitCodes.STORE_UNREACHABLE;
      default -> ExitCodes.INTERNAL;
    };
  }

  private static boolean isDebug(CommandLine.ParseResult parsed) {
    for (CommandLine.ParseResult at = parsed; at != null; at = at.subcommand()) {
      if (at.hasMatchedOption("--debug")) {
        return true;
      }
    }
    return false;
  }

  private static String stack(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      text.append(at).append('\n');
      for (StackTraceElement element : at.getStackTrace()) {
        text.append("    at ").append(element).append('\n');
      }
    }
    return text.toString();
  }

  /** Text that others made must not steer the terminal. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                plain.append("\\u%04x".formatted(c));
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }
}
