package io.defenderxdr.pipeline;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what an error of a file or folder means. */
public final class FileErrors {

  private FileErrors() {}

  /** A clause for a sentence, with the file where the error names one; no name of a class. */
  public static String clause(IOException error) {
    String message = error.getMessage();
    return switch (error) {
      case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
      case NoSuchFileException absent -> absent.getFile() + " is not there";
      case FileAlreadyExistsException there -> there.getFile() + " is there already";
      case NotDirectoryException file -> file.getFile() + " is no folder";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() == null ? other.getReason() : other.getFile() + ": " + other.getReason();
      case CharacterCodingException broken -> "it is no UTF-8 text";
      default -> message == null ? "reading or writing failed" : message;
    };
  }
}
